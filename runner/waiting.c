/*
 * Is the program waiting for its user? /proc/<pid>/task/<tid>/syscall shows what a blocked thread is blocked in. Certain
 * are a read of the run's standard input, and an endless poll of it by an event loop that waits for nothing sooner.
 */
#define _GNU_SOURCE
#include "runner.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MAX_THREADS = 64, MAX_POLLED = 64 };

struct call {
  long number;
  unsigned long arguments[6];
};

static bool read_call(const char *path, struct call *call) {
  char text[256];
  if (read_small(path, text, sizeof text) <= 0) return false;
  unsigned long *a = call->arguments;
  return sscanf(text, "%ld %lx %lx %lx %lx %lx %lx", &call->number, a, a + 1, a + 2, a + 3, a + 4, a + 5) == 7;
}

/* Whether the descriptor of that process is the run's standard input. */
static bool is_input(const char *pid, unsigned long fd) {
  char path[64];
  struct stat theirs, ours;
  snprintf(path, sizeof path, "/proc/%.16s/fd/%d", pid, (int)fd);
  if (stat(path, &theirs) < 0) return false;
  if (run.tty) {
    if (!S_ISCHR(theirs.st_mode) || fstat(run.slaves[0], &ours) < 0) return false;
    return theirs.st_rdev == ours.st_rdev || theirs.st_rdev == makedev(5, 0); /* itself or as /dev/tty */
  }
  return fstat(run.stdin_fd, &ours) == 0 && theirs.st_ino == ours.st_ino && theirs.st_dev == ours.st_dev;
}

static bool polls_input(const char *pid, const struct call *call) {
  struct pollfd fds[MAX_POLLED];
  size_t count = call->arguments[1] < MAX_POLLED ? call->arguments[1] : MAX_POLLED;
  struct iovec local = {fds, count * sizeof *fds}, remote = {(void *)call->arguments[0], count * sizeof *fds};
  if (process_vm_readv(atoi(pid), &local, 1, &remote, 1, 0) != (ssize_t)local.iov_len) return false;
  for (size_t i = 0; i < count; i++)
    if (fds[i].fd >= 0 && fds[i].events & POLLIN && is_input(pid, (unsigned long)fds[i].fd)) return true;
  return false;
}

static bool selects_input(const char *pid, const struct call *call) {
  unsigned char set[1024 / 8] = {0};
  size_t count = call->arguments[0] < 1024 ? call->arguments[0] : 1024;
  struct iovec local = {set, (count + 7) / 8}, remote = {(void *)call->arguments[1], (count + 7) / 8};
  if (!call->arguments[1] || process_vm_readv(atoi(pid), &local, 1, &remote, 1, 0) < 0) return false;
  for (size_t fd = 0; fd < count; fd++)
    if (set[fd / 8] & 1 << fd % 8 && is_input(pid, fd)) return true;
  return false;
}

static bool epolls_input(const char *pid, unsigned long epoll) {
  char path[64], text[4096];
  snprintf(path, sizeof path, "/proc/%.16s/fdinfo/%d", pid, (int)epoll);
  if (read_small(path, text, sizeof text) <= 0) return false;
  for (char *line = text; (line = strstr(line, "tfd:")); line += 4)
    if (is_input(pid, strtoul(line + 4, NULL, 10))) return true;
  return false;
}

static bool call_waits(const char *pid, const struct call *call) {
  switch (call->number) {
  case SYS_read:
  case SYS_readv:
  case SYS_pread64:
  case SYS_preadv: return is_input(pid, call->arguments[0]);
#ifdef SYS_poll
  case SYS_select: return call->arguments[4] == 0 && selects_input(pid, call);
  case SYS_poll: return (int)call->arguments[2] < 0 && polls_input(pid, call);
  case SYS_epoll_wait: return (int)call->arguments[3] < 0 && epolls_input(pid, call->arguments[0]);
#endif
  case SYS_ppoll: return call->arguments[2] == 0 && polls_input(pid, call);
  case SYS_pselect6: return call->arguments[4] == 0 && selects_input(pid, call);
  case SYS_epoll_pwait: return (int)call->arguments[3] < 0 && epolls_input(pid, call->arguments[0]);
  default: return false;
  }
}

static bool process_waits(const char *pid, void *context) {
  (void)context;
  char path[64 + 256];
  snprintf(path, sizeof path, "/proc/%.16s/task", pid);
  DIR *tasks = opendir(path);
  if (!tasks) return false;
  bool waits = false;
  struct dirent *entry;
  for (int seen = 0; !waits && seen < MAX_THREADS && (entry = readdir(tasks));) {
    if (entry->d_name[0] == '.') continue;
    seen++;
    struct call call;
    snprintf(path, sizeof path, "/proc/%.16s/task/%.16s/syscall", pid, entry->d_name);
    waits = read_call(path, &call) && call_waits(pid, &call);
  }
  closedir(tasks);
  return waits;
}

bool tree_waits_for_input(void) {
  int unread = 0;
  int fd = run.tty ? run.slaves[0] : run.stdin_fd;
  if (fd < 0 || ioctl(fd, FIONREAD, &unread) < 0 || unread > 0) return false;
  return visit_processes(process_waits, NULL);
}

/* Any of its threads: a virtual machine's first one only waits for the others. */
bool blocked_reading(pid_t pid, int fd) {
  char path[64 + 256];
  snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
  DIR *tasks = opendir(path);
  if (!tasks) return false;
  bool blocked = false;
  struct dirent *entry;
  for (int seen = 0; !blocked && seen < MAX_THREADS && (entry = readdir(tasks));) {
    if (entry->d_name[0] == '.') continue;
    seen++;
    struct call call;
    snprintf(path, sizeof path, "/proc/%d/task/%.16s/syscall", (int)pid, entry->d_name);
    blocked = read_call(path, &call) && call.number == SYS_read && call.arguments[0] == (unsigned long)fd;
  }
  closedir(tasks);
  return blocked;
}
