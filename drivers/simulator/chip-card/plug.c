/*
 * Reader driver in front of the virtual one (vpcd): everything is the virtual driver's, to which this library is
 * linked, but while the file PLUG_FILE exists the reader does not answer, as one whose cable was pulled. pcscd then
 * reports its state as unknown until it answers again.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

#define IFD_COMMUNICATION_ERROR 612

typedef long (*presence_function)(unsigned long);

static int unplugged(void)
{
    return access(PLUG_FILE, F_OK) == 0;
}

long IFDHICCPresence(unsigned long lun)
{
    presence_function real = (presence_function)dlsym(RTLD_NEXT, "IFDHICCPresence");
    return unplugged() ? IFD_COMMUNICATION_ERROR : real(lun);
}
