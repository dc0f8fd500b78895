/* The processes of the sandbox: visiting, reaping, killing, and the CPU time they used. */
#define _GNU_SOURCE
#include "runner.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_VISITED = 8192 }; /* bounds one look at the tree however many processes a program makes */

static bool no_children;

ssize_t read_small(const char *path, char *buffer, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t got = read(fd, buffer, size - 1);
  close(fd);
  if (got >= 0) buffer[got] = 0;
  return got;
}

bool visit_processes(process_visitor visit, void *context) {
  static DIR *proc;
  if (proc) rewinddir(proc);
  else if (!(proc = opendir("/proc"))) return false;
  struct dirent *entry;
  for (int visited = 0; visited < MAX_VISITED && (entry = readdir(proc));) {
    const char *name = entry->d_name;
    if (name[0] < '1' || name[0] > '9' || strlen(name) > 10 || strcmp(name, "1") == 0) continue;
    visited++;
    if (visit(name, context)) return true;
  }
  return false;
}

static bool add_cpu(const char *pid, void *context) {
  char path[64], text[1024];
  snprintf(path, sizeof path, "/proc/%.16s/stat", pid);
  if (read_small(path, text, sizeof text) <= 0) return false;
  const char *after_name = strrchr(text, ')'); /* the name may hold anything, parentheses too */
  unsigned long user, system;
  long children_user, children_system;
  if (after_name && sscanf(after_name, ") %*c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu %lu %ld %ld", &user, &system,
                           &children_user, &children_system) == 4)
    *(uint64_t *)context += user + system + (uint64_t)children_user + (uint64_t)children_system;
  return false;
}

uint64_t tree_cpu_us(void) {
  uint64_t ticks = 0;
  visit_processes(add_cpu, &ticks);
  return ticks * (1000000 / (uint64_t)sysconf(_SC_CLK_TCK));
}

uint64_t process_cpu_us(pid_t pid) {
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &time) < 0) return 0;
  return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

void reap(void) {
  for (;;) {
    int status;
    struct rusage usage;
    pid_t pid = wait4(-1, &status, WNOHANG, &usage);
    no_children = pid < 0 && errno == ECHILD;
    if (pid <= 0) return;
    if (pid == primed.discarded) primed.discarded = 0;
    else run_count(&usage);
    if (pid == run.pid && run.phase != IDLE && !run.reaped) run_main_exited(status);
    else if (pid == primed.pid) prime_exited(status);
  }
}

/* Every process of the namespace is a descendant of PID 1, so none is left when PID 1 has no child. */
bool tree_dead(void) {
  reap();
  return no_children;
}

void kill_tree(void) {
  if (getpid() == 1) kill(-1, SIGKILL);
}
