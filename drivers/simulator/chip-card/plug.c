/*
 * Reader driver in front of the virtual one (vpcd): everything is the virtual driver's, to which this library is
 * linked, but while the file PLUG_FILE exists the reader does not answer, as one whose cable was pulled. pcscd then
 * drops the reader when it is told to look again (SIGUSR1).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

#define IFD_COMMUNICATION_ERROR 612

typedef long (*presence_function)(unsigned long);
typedef long (*create_function)(unsigned long, char *);

static int unplugged(void)
{
    return access(PLUG_FILE, F_OK) == 0;
}

long IFDHICCPresence(unsigned long lun)
{
    presence_function real = (presence_function)dlsym(RTLD_NEXT, "IFDHICCPresence");
    return unplugged() ? IFD_COMMUNICATION_ERROR : real(lun);
}

long IFDHCreateChannelByName(unsigned long lun, char *name)
{
    create_function real = (create_function)dlsym(RTLD_NEXT, "IFDHCreateChannelByName");
    return unplugged() ? IFD_COMMUNICATION_ERROR : real(lun, name);
}
