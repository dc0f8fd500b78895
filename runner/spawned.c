/* One sandbox as the spawner sees it: how the child becomes it, what it says on standard error, and how it is killed. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

enum { REQUEST_SECONDS = 5 };

/* ---- the child: reads its request, and becomes the sandbox ---- */

static void receive(uint8_t *bytes, size_t length) {
  if (recv(STDIN_FILENO, bytes, length, MSG_WAITALL) != (ssize_t)length) refuse_launch("the request is cut off");
}

static void take_field(struct launch *launch, const struct field *field) {
  static char *argv[MAX_STRINGS + 1];
  static size_t argc;
  uint64_t number = 0;
  bool is_id = field->tag == T_UID || field->tag == T_GID;
  if (is_id && (!field_number(field, &number) || number == 0 || number > MAX_ID)) refuse_launch("a uid or gid is not above 0");
  if (field->tag == T_UID) launch->uid = (uid_t)number;
  if (field->tag == T_GID) launch->gid = (gid_t)number;
  if (field->tag != T_CGROUP && field->tag != T_ARG) return;
  char *text = field_text(field);
  if (!text || argc == MAX_STRINGS) refuse_launch("an argument holds a NUL, or there are too many");
  if (field->tag == T_CGROUP) launch_cgroup(launch, text);
  else argv[argc++] = text, launch->argv = argv;
}

/*
 * Not bound to the spawner's life: bubblewrap's first child waits for it on an eventfd, for ever if bubblewrap is killed
 * just then. What ends a sandbox without a spawner is the end of its connection, which the runner waits for.
 */
_Noreturn void spawned_child(int connection, int words) {
  static uint8_t request[HEADER_BYTES + MAX_PAYLOAD];
  struct timeval patience = {.tv_sec = REQUEST_SECONDS}, none = {0};
  struct launch launch = {0};
  struct field field;
  int more;
  if (dup2(connection, 0) < 0 || dup2(connection, 1) < 0 || dup2(words, 2) < 0) _exit(EXIT_LAUNCH);
  setpgid(0, 0);
  /* At once: a sandbox's connection must not stay open in a child that waits for its own request. */
  syscall(SYS_close_range, 3U, ~0U, 0U);
  setsockopt(STDIN_FILENO, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  receive(request, HEADER_BYTES);
  receive(request + HEADER_BYTES, get_u32(request)); /* its bound was checked by the spawner */
  setsockopt(STDIN_FILENO, SOL_SOCKET, SO_RCVTIMEO, &none, sizeof none);
  struct field_reader reader = {request + HEADER_BYTES, request + HEADER_BYTES + get_u32(request)};
  while ((more = field_next(&reader, &field)) > 0) take_field(&launch, &field);
  if (more < 0) refuse_launch("the request is malformed");
  become_sandbox(&launch);
}

/* ---- its words ---- */

/* A file for bubblewrap's own words: of a fixed size, so that nothing it writes can fill memory or block it. */
int words_open(void) {
  int fd = memfd_create("words", MFD_CLOEXEC | MFD_ALLOW_SEALING | 0x0008U /* MFD_NOEXEC_SEAL */);
  if (fd < 0 && errno == EINVAL) fd = memfd_create("words", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0 || ftruncate(fd, WORDS_BYTES) < 0 || fcntl(fd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) < 0) close_fd(&fd);
  return fd;
}

void words_read(int fd, char words[WORDS_BYTES + 1]) {
  ssize_t got = pread(fd, words, WORDS_BYTES, 0);
  words[got > 0 ? got : 0] = 0;
}

/* ---- killing it ---- */

static pid_t first_child(pid_t pid) {
  char name[64], text[32];
  snprintf(name, sizeof name, "/proc/%d/task/%d/children", pid, pid);
  return read_small(name, text, sizeof text) > 0 ? (pid_t)strtol(text, NULL, 10) : 0;
}

/*
 * PID 1 of the sandbox, so that bubblewrap goes last; the second look shows that the descriptor is of bubblewrap's child.
 * Where there is none yet, the whole process group, which a child that is just being forked cannot escape.
 */
void spawned_kill(pid_t pid) {
  pid_t first = first_child(pid);
  int pidfd = first > 0 ? (int)syscall(SYS_pidfd_open, first, 0U) : -1;
  bool killed = pidfd >= 0 && first_child(pid) == first && syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0U) == 0;
  if (!killed) spawned_kill_group(pid);
  close_fd(&pidfd);
}

void spawned_kill_group(pid_t pid) {
  kill(pid, SIGKILL);
  kill(-pid, SIGKILL);
}

pid_t spawned_orphan(bool (*is_known)(pid_t pid)) {
  static char text[256 * 1024];
  char name[64];
  snprintf(name, sizeof name, "/proc/self/task/%d/children", getpid());
  if (read_small(name, text, sizeof text) <= 0) return 0;
  for (char *at = text, *end; *at; at = end + (*end == ' ')) {
    pid_t pid = (pid_t)strtol(at, &end, 10);
    if (end == at) break;
    if (!is_known(pid)) return pid;
  }
  return 0;
}
