/*
 * The local engine's way from the server's identity into a sandbox: join the cgroups, drop to the sandbox's user, and
 * become bubblewrap with an empty environment. The spawner does so in each child; `--launch` does it once, by hand.
 */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void fail(const char *what, const char *which) {
  dprintf(STDERR_FILENO, "podium-runner: %s %s: %s\n", what, which, strerror(errno));
  exit(EXIT_LAUNCH);
}

_Noreturn void refuse_launch(const char *message) {
  dprintf(STDERR_FILENO, "podium-runner: %s\n", message);
  exit(EXIT_LAUNCH);
}

static void write_text(const char *path, const char *text, const char *what) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text)) fail(what, path);
  close(fd);
}

static void join_cgroup(const char *folder) {
  char path[4096];
  if (snprintf(path, sizeof path, "%s/cgroup.procs", folder) >= (int)sizeof path) refuse_launch("the cgroup's path is too long");
  write_text(path, "0", "cannot join the cgroup"); /* 0 is the writer itself */
}

static void drop_to(uid_t uid, gid_t gid) {
  if (setgroups(0, NULL) < 0) fail("cannot drop", "groups");
  if (setresgid(gid, gid, gid) < 0) fail("cannot become", "gid");
  if (setresuid(uid, uid, uid) < 0) fail("cannot become", "uid");
}

static void clear_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

_Noreturn void become_sandbox(const struct launch *launch) {
  if (!launch->argv || !launch->argv[0]) refuse_launch("no program to start");
  if ((launch->uid == 0) != (launch->gid == 0)) refuse_launch("a uid and a gid go together");
  for (size_t i = 0; i < launch->cgroup_count; i++) join_cgroup(launch->cgroups[i]);
  write_text("/proc/self/oom_score_adj", "500", "cannot write");
  if (launch->uid) drop_to(launch->uid, launch->gid);
  clear_signals();
  char *empty[] = {NULL};
  execve(launch->argv[0], launch->argv, empty);
  fail("cannot execute", launch->argv[0]);
}

void launch_cgroup(struct launch *launch, char *folder) {
  if (launch->cgroup_count == MAX_CGROUPS) refuse_launch("too many cgroups");
  launch->cgroups[launch->cgroup_count++] = folder;
}

static uid_t parse_id(const char *text) {
  char *end;
  errno = 0;
  unsigned long id = *text >= '0' && *text <= '9' ? strtoul(text, &end, 10) : 0;
  if (errno || id == 0 || *end || id > MAX_ID) refuse_launch("--uid and --gid need a number above 0");
  return (uid_t)id;
}

int launch_by_hand(int argc, char **argv) {
  struct launch launch = {0};
  int at = 0;
  for (; at < argc && strcmp(argv[at], "--") != 0; at += 2) {
    char *value = at + 1 < argc ? argv[at + 1] : NULL;
    if (!value) refuse_launch("an option misses its value");
    if (strcmp(argv[at], "--cgroup") == 0) launch_cgroup(&launch, value);
    else if (strcmp(argv[at], "--uid") == 0) launch.uid = parse_id(value);
    else if (strcmp(argv[at], "--gid") == 0) launch.gid = parse_id(value);
    else refuse_launch("options: --cgroup DIR, --uid N, --gid N, then -- and the program");
  }
  if (at < argc) launch.argv = argv + at + 1;
  become_sandbox(&launch);
}
