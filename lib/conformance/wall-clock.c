/* Preloaded into a command under test: its wall clock, and its clock that counts sleep, are off by what a file says. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static char path[4096];

/* Says which programs it was loaded into: a static one is not among them. */
__attribute__((constructor)) static void begin(void) {
  const char *given = getenv("STANDDOWN_CLOCK_OFFSETS");
  char seen[4200];
  if (!given || strlen(given) >= sizeof path) return;
  strcpy(path, given);
  snprintf(seen, sizeof seen, "%s.seen", path);
  int fd = (int)syscall(SYS_openat, AT_FDCWD, seen, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return;
  dprintf(fd, "%s\n", program_invocation_short_name);
  close(fd);
}

/* Milliseconds, both 0 before the first step. */
static void offsets(long long *wall, long long *boot) {
  char text[64];
  *wall = *boot = 0;
  int fd = *path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return;
  text[length] = 0;
  sscanf(text, "%lld %lld", wall, boot);
}

int clock_gettime(clockid_t id, struct timespec *at) {
  long long wall, boot, ns;
  int failed = (int)syscall(SYS_clock_gettime, id, at);
  if (failed) return failed;
  offsets(&wall, &boot);
  long long shift = id == CLOCK_BOOTTIME ? boot : id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE ? wall : 0;
  ns = at->tv_nsec + shift % 1000 * 1000000 + 1000000000;
  at->tv_sec += shift / 1000 + ns / 1000000000 - 1;
  at->tv_nsec = ns % 1000000000;
  return 0;
}

int gettimeofday(struct timeval *at, void *zone) {
  struct timespec now;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &now)) return -1;
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *into) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (into) *into = now.tv_sec;
  return now.tv_sec;
}

/* /proc/uptime counts sleep: after one it has moved on. */
static int uptime(void) {
  struct timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  int fd = memfd_create("uptime", 0);
  dprintf(fd, "%lld.%02ld 0.00\n", (long long)now.tv_sec, now.tv_nsec / 10000000);
  lseek(fd, 0, SEEK_SET);
  return fd;
}

static int opens(int folder, const char *name, int flags, mode_t mode) {
  if (strcmp(name, "/proc/uptime") == 0) return uptime();
  return (int)syscall(SYS_openat, folder, name, flags, mode);
}

#define OPENS(FUNCTION, ARGUMENTS, FOLDER)                                                                             \
  int FUNCTION ARGUMENTS {                                                                                             \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                                               \
      va_list rest;                                                                                                    \
      va_start(rest, flags);                                                                                           \
      mode = va_arg(rest, mode_t);                                                                                     \
      va_end(rest);                                                                                                    \
    }                                                                                                                  \
    return opens(FOLDER, name, flags, mode);                                                                           \
  }

OPENS(open, (const char *name, int flags, ...), AT_FDCWD)
OPENS(open64, (const char *name, int flags, ...), AT_FDCWD)
OPENS(openat, (int folder, const char *name, int flags, ...), folder)
OPENS(openat64, (int folder, const char *name, int flags, ...), folder)
