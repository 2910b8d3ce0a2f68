/*
 * Preloaded into pcscd: sets TCP_NODELAY on every accepted connection. The virtual reader driver sends length and
 * body of a message apart, and Nagle's algorithm with delayed acknowledgements then costs 40 ms per message.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

typedef int (*accept_function)(int, struct sockaddr *, socklen_t *);
typedef int (*accept4_function)(int, struct sockaddr *, socklen_t *, int);

static int without_delay(int fd)
{
    int on = 1;
    if (fd >= 0)
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

int accept(int fd, struct sockaddr *address, socklen_t *length)
{
    accept_function real = (accept_function)dlsym(RTLD_NEXT, "accept");
    return without_delay(real(fd, address, length));
}

int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags)
{
    accept4_function real = (accept4_function)dlsym(RTLD_NEXT, "accept4");
    return without_delay(real(fd, address, length, flags));
}
