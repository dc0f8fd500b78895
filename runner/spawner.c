/*
 * `--spawner`: starts sandboxes for the server, whose own fork would copy hundreds of megabytes of page tables. What a
 * request says is read by the child that serves it, so the spawner itself has nothing that a request could break.
 */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_SLOTS = 16384, BACKLOG = 1024, ID_BYTES = 5 + 8 };
enum { E_CONTROL = MAX_SLOTS, E_LISTENER, E_SIGNALS };

/* FREE, a connection without its request yet, a living child, and a dead one whose connection the server still reads. */
enum slot_state { S_FREE, S_PENDING, S_ALIVE, S_ENDED };

static struct slot {
  enum slot_state state;
  int connection, words;
  pid_t pid; /* while ALIVE: not reaped, so nobody else's */
  uint64_t id;
  uint32_t generation; /* an event for the connection that was here before is not for this one */
  bool abandoned;      /* the server closed its end */
} slots[MAX_SLOTS];

static size_t used; /* slots from here on were never taken */
static int epoll_fd, listener, signals;
static const char *path;

static _Noreturn void end(int code) {
  for (size_t i = 0; i < used; i++)
    if (slots[i].state == S_ALIVE) spawned_kill(slots[i].pid);
  unlink(path);
  _exit(code);
}

static _Noreturn void fail(const char *what) {
  dprintf(STDERR_FILENO, "podium-runner --spawner: %s: %s\n", what, strerror(errno));
  end(EXIT_LAUNCH);
}

/* ---- telling the server ---- */

static void tell(uint8_t type, uint64_t id, uint8_t tag, uint64_t value, const char *words) {
  uint8_t frame[HEADER_BYTES + 2 * ID_BYTES + 5 + WORDS_BYTES] = {[4] = type};
  struct field_writer fields = {frame + HEADER_BYTES, 0, sizeof frame - HEADER_BYTES};
  if (id) add_number(&fields, T_ID, id);
  if (tag) add_number(&fields, tag, value);
  if (words) add_text(&fields, T_MESSAGE, words);
  put_u32(frame, (uint32_t)fields.length);
  size_t length = HEADER_BYTES + fields.length;
  for (size_t done = 0; done < length;) {
    ssize_t wrote = write(STDOUT_FILENO, frame + done, length - done);
    if (wrote <= 0) end(EXIT_HOST_GONE);
    done += (size_t)wrote;
  }
}

/* ---- slots ---- */

static void watch(int operation, int fd, uint32_t events, uint64_t data) {
  struct epoll_event event = {.events = events, .data.u64 = data};
  if (epoll_ctl(epoll_fd, operation, fd, &event) < 0) fail("cannot watch a descriptor");
}

static void watch_slot(int operation, const struct slot *slot, uint32_t events) {
  watch(operation, slot->connection, events, (uint64_t)slot->generation << 32 | (uint64_t)(slot - slots));
}

static void release(struct slot *slot) {
  epoll_ctl(epoll_fd, EPOLL_CTL_DEL, slot->connection, NULL); /* copies of the descriptor would keep it watched */
  close_fd(&slot->connection);
  close_fd(&slot->words);
  slot->state = S_FREE;
}

/* The server's reading ends after what was sent, but its writing must not fail, which could cost it what it has not read. */
static void finish(struct slot *slot, uint8_t tag, uint64_t value, const char *words) {
  tell(S_GONE, slot->id, tag, value, words);
  close_fd(&slot->words);
  shutdown(slot->connection, SHUT_WR);
  slot->state = S_ENDED;
  if (slot->abandoned) release(slot);
}

static void accept_all(void) {
  for (;;) {
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0 && (errno == EMFILE || errno == ENFILE)) poll(NULL, 0, 10); /* else it would spin until one ends */
    if (fd < 0) return;
    struct ucred peer = {.uid = (uid_t)-1};
    socklen_t length = sizeof peer;
    size_t at = 0;
    while (at < used && slots[at].state != S_FREE) at++;
    if (at == MAX_SLOTS || getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) < 0 || peer.uid != getuid()) {
      close(fd);
      continue;
    }
    if (at == used) used++;
    slots[at] = (struct slot){.state = S_PENDING, .connection = fd, .words = -1, .generation = slots[at].generation + 1};
    watch_slot(EPOLL_CTL_ADD, &slots[at], EPOLLIN | EPOLLRDHUP);
  }
}

/* The first bytes tell which one is asked for; they come in one piece, since the server writes a request at once. */
static bool is_request(struct slot *slot, uint8_t first[HEADER_BYTES + ID_BYTES]) {
  struct field_reader reader = {first + HEADER_BYTES, first + HEADER_BYTES + ID_BYTES};
  struct field field;
  uint32_t length = get_u32(first);
  return first[4] == S_SPAWN && length >= ID_BYTES && length <= MAX_PAYLOAD && field_next(&reader, &field) > 0 &&
         field.tag == T_ID && field_number(&field, &slot->id) && slot->id != 0;
}

static void start(struct slot *slot) {
  watch_slot(EPOLL_CTL_MOD, slot, EPOLLRDHUP | EPOLLET);
  slot->words = words_open();
  slot->pid = slot->words < 0 ? -1 : fork();
  if (slot->pid == 0) spawned_child(slot->connection, slot->words);
  if (slot->pid < 0) {
    finish(slot, 0, 0, strerror(errno));
    return;
  }
  setpgid(slot->pid, slot->pid); /* as the child does, whoever comes first */
  slot->state = S_ALIVE;
  tell(S_STARTED, slot->id, T_PID, (uint64_t)slot->pid, NULL);
}

static void begin(struct slot *slot) {
  uint8_t first[HEADER_BYTES + ID_BYTES];
  ssize_t got = recv(slot->connection, first, sizeof first, MSG_PEEK | MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got == (ssize_t)sizeof first && is_request(slot, first)) start(slot);
  else release(slot);
}

static struct slot *living(pid_t pid) {
  for (size_t at = 0; at < used; at++)
    if (slots[at].state == S_ALIVE && slots[at].pid == pid) return &slots[at];
  return NULL;
}

static bool is_known(pid_t pid) { return living(pid) != NULL; }

/* Bubblewrap may die ahead of its child, which then is ours to kill; the sandbox is gone only when that is. */
static void child_ended(struct slot *slot, int status) {
  char words[WORDS_BYTES + 1];
  slot->pid = 0;
  pid_t orphan = spawned_orphan(is_known);
  if (orphan > 0) {
    slot->pid = orphan;
    kill(orphan, SIGKILL);
    return;
  }
  words_read(slot->words, words);
  if (WIFEXITED(status)) finish(slot, T_EXIT_CODE, (uint64_t)WEXITSTATUS(status), words);
  else finish(slot, T_TERM_SIGNAL, (uint64_t)WTERMSIG(status), words);
}

static void reap_children(void) {
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
    struct slot *slot = living(pid);
    if (slot) child_ended(slot, status);
  }
}

/* ---- what the server asks of living ones ---- */

static void kill_wanted(uint8_t type, uint64_t id) {
  if (type != S_KILL && type != S_KILL_PARENT) end(EXIT_MALFORMED);
  for (size_t i = 0; i < used; i++) {
    if (slots[i].state != S_ALIVE || slots[i].id != id) continue;
    if (type == S_KILL) spawned_kill(slots[i].pid);
    else spawned_kill_group(slots[i].pid);
  }
}

/* Every frame of the server's here is of one length; anything else ends the spawner, and with it every sandbox. */
static void read_control(void) {
  static uint8_t bytes[64 * (HEADER_BYTES + ID_BYTES)];
  static size_t filled;
  const size_t each = HEADER_BYTES + ID_BYTES;
  ssize_t got = read(STDIN_FILENO, bytes + filled, sizeof bytes - filled);
  if (got <= 0) end(0);
  size_t at = 0;
  for (filled += (size_t)got; filled - at >= each; at += each) {
    struct field field = {bytes[at + HEADER_BYTES], get_u32(bytes + at + HEADER_BYTES + 1), bytes + at + HEADER_BYTES + 5};
    uint64_t id;
    if (get_u32(bytes + at) != ID_BYTES || field.tag != T_ID || !field_number(&field, &id)) end(EXIT_MALFORMED);
    kill_wanted(bytes[at + 4], id);
  }
  filled -= at;
  memmove(bytes, bytes + at, filled);
}

/* ---- the loop ---- */

static void slot_event(struct slot *slot, uint32_t events) {
  if (slot->state == S_PENDING) begin(slot);
  if (slot->state <= S_PENDING || !(events & (EPOLLRDHUP | EPOLLHUP))) return;
  slot->abandoned = true;
  if (slot->state == S_ALIVE) spawned_kill(slot->pid);
  else release(slot);
}

static void prepare(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) errno = ENAMETOOLONG, fail(path);
  strcpy(address.sun_path, path);
  syscall(SYS_close_range, 3U, ~0U, 0U);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0) fail("cannot adopt orphans");
  if (chdir("/") < 0) fail("/");
  sigset_t all, children;
  sigfillset(&all); /* only the end of standard input ends it: a signal to the whole service must not end sandboxes */
  sigprocmask(SIG_SETMASK, &all, NULL);
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  unlink(path);
  umask(0177);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, BACKLOG) < 0) fail(path);
  umask(022);
  watch(EPOLL_CTL_ADD, STDIN_FILENO, EPOLLIN, E_CONTROL);
  watch(EPOLL_CTL_ADD, listener, EPOLLIN, E_LISTENER);
  watch(EPOLL_CTL_ADD, signals, EPOLLIN, E_SIGNALS);
}

int spawner(const char *socket_path) {
  path = socket_path;
  prepare();
  tell(S_READY, 0, 0, 0, NULL);
  for (;;) {
    struct epoll_event events[32];
    int count = epoll_wait(epoll_fd, events, 32, -1);
    for (int i = 0; i < count; i++) {
      struct signalfd_siginfo info;
      uint32_t which = (uint32_t)events[i].data.u64, generation = (uint32_t)(events[i].data.u64 >> 32);
      if (which == E_CONTROL) read_control();
      else if (which == E_LISTENER) accept_all();
      else if (which == E_SIGNALS && read(signals, &info, sizeof info) > 0) reap_children();
      else if (which < MAX_SLOTS && slots[which].generation == generation) slot_event(&slots[which], events[i].events);
    }
  }
}
