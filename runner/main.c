/* The runner: PID 1 of a sandbox, one poll loop. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const char *work_path = "/work";
bool has_waiting_feature, in_pod;

static bool exit_on_eof, input_ended, own_namespaces;
static int signal_fd = -1;

uint64_t now_us(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

void leave(int code) {
  kill_tree();
  _exit(code);
}

/* ---- frames of the host ---- */

static void handle_command(uint8_t type, uint8_t *payload, size_t length) {
  static struct command command;
  if (run.phase != IDLE || collecting) {
    send_error("busy", "a command runs, or files are being collected");
    return;
  }
  const char *wrong = parse_command(payload, length, &command);
  if (type == F_RUN && wrong) run_refuse(wrong);
  else if (type == F_RUN) run_start(&command);
  else if (wrong) send_error("prime_failed", wrong);
  else prime(&command);
}

static void handle_signal(const uint8_t *payload, size_t length) {
  if (length != 4) die_malformed("signal");
  uint32_t number = get_u32(payload);
  if (run.phase != RUNNING || number == 0 || number >= (uint32_t)NSIG) return;
  pid_t group = run.tty ? terminal_foreground(run.streams[2].fd) : run.pid;
  if (group <= 1) group = run.pid; /* a primed process has not taken its terminal yet */
  kill(-group, (int)number);
}

static void handle_resize(const uint8_t *payload, size_t length) {
  if (length != 4) die_malformed("resize");
  /* The terminal is there before the program is: a size told meanwhile is the one it finds. */
  if ((run.phase != STARTING && run.phase != RUNNING) || !run.tty) return;
  int masters[3] = {run.streams[2].fd, run.streams[0].fd, run.streams[1].fd};
  terminal_resize(masters, (uint16_t)(payload[0] | payload[1] << 8), (uint16_t)(payload[2] | payload[3] << 8));
}

static void handle_kill(const uint8_t *payload, size_t length) {
  if (length != 1 || payload[0] == R_EXITED || payload[0] >= R_NOT_STARTED) die_malformed("kill");
  prime_discard();
  run_stop((enum exit_reason)payload[0]);
}

static void greet(void) {
  const char *features[5] = {0};
  size_t count = 0;
  if (has_waiting_feature) features[count++] = "waiting";
  if (access("/dev/ptmx", R_OK | W_OK) == 0) features[count++] = "tty";
  if (own_namespaces) features[count++] = "namespaces";
  if (memory_watched()) features[count++] = "memory";
  send_hello(features);
}

static void handle_sequence(uint8_t type, const uint8_t *payload, size_t length) {
  if (length != 4) die_malformed("sequence");
  if (type == F_ACK) acknowledge(get_u32(payload));
  else resume_from(get_u32(payload));
}

static void answer_ping(const uint8_t *payload, size_t length) {
  uint8_t answer[PING_BYTES + 8];
  if (length > PING_BYTES) die_malformed("ping");
  memcpy(answer, payload, length);
  put_u32(answer + length, (uint32_t)stdin_queued());
  put_u32(answer + length + 4, host_sequence());
  send_frame(F_PONG, answer, length + 8);
}

void handle_frame(uint8_t type, uint8_t *payload, size_t length) {
  switch (type) {
  case F_PRIME:
  case F_RUN: handle_command(type, payload, length); break;
  case F_STDIN: stdin_data(payload, length); break;
  case F_STDIN_END: stdin_end(); break;
  case F_SIGNAL: handle_signal(payload, length); break;
  case F_RESIZE: handle_resize(payload, length); break;
  case F_KILL: handle_kill(payload, length); break;
  case F_ACK:
  case F_RESUME: handle_sequence(type, payload, length); break;
  case F_PING: answer_ping(payload, length); break;
  case F_FILE_OPEN: file_open(payload, length); break;
  case F_FILE_DATA: file_data(payload, length); break;
  case F_FILE_CLOSE: file_close(); break;
  case F_COLLECT: collect_request(payload, length); break;
  case F_SHUTDOWN: flush_before_exit(), leave(0); break;
  case F_GREET: greet(); break;
  default: die_malformed("unknown type of frame");
  }
}

/* ---- the loop ---- */

/* Only plain kill() from outside the namespace counts: there the sender has no number. Other codes reuse the field. */
static void read_signals(void) {
  struct signalfd_siginfo info;
  while (read(signal_fd, &info, sizeof info) == sizeof info)
    if (info.ssi_signo != SIGCHLD && info.ssi_code == SI_USER && info.ssi_pid == 0) leave(0);
  reap();
}

enum { P_IN, P_SIGNAL, P_OUT, P_STATUS, P_STDIN, P_FEED, P_STREAMS, P_COUNT = P_STREAMS + STREAMS };

static void watch(struct pollfd fds[P_COUNT]) {
  bool reads = run_wants_output();
  fds[P_IN] = (struct pollfd){input_ended ? -1 : STDIN_FILENO, POLLIN, 0};
  fds[P_SIGNAL] = (struct pollfd){signal_fd, POLLIN, 0};
  fds[P_OUT] = (struct pollfd){output_pending() ? STDOUT_FILENO : -1, POLLOUT, 0};
  fds[P_STATUS] = (struct pollfd){run.status_fd, POLLIN, 0};
  fds[P_STDIN] = (struct pollfd){stdin_pending() ? run.stdin_fd : -1, POLLOUT, 0};
  fds[P_FEED] = (struct pollfd){feed_pending() ? run.feed_fd : -1, POLLOUT, 0};
  for (int i = 0; i < STREAMS; i++) fds[P_STREAMS + i] = (struct pollfd){reads ? run.streams[i].fd : -1, POLLIN, 0};
}

static int timeout_until(uint64_t deadline, uint64_t now) {
  if (deadline == UINT64_MAX) return -1;
  if (deadline <= now) return 0;
  uint64_t ms = (deadline - now + 999) / 1000;
  return ms > 60000 ? 60000 : (int)ms;
}

static void read_input(void) {
  if (receive_frames()) return;
  input_ended = true;
  if (exit_on_eof) leave(0);
}

/* The echo first, even where poll did not see it yet: what the program answers to a line comes after the line. */
static void read_streams(const struct pollfd *ready) {
  bool any = false;
  for (int i = 0; i < STREAMS; i++) any |= ready[i].revents != 0;
  if (!any) return;
  struct stream *echo = &run.streams[STREAMS - 1];
  if (echo->fd >= 0 && run_wants_output()) run_read_stream(echo);
  for (int i = 0; i < STREAMS - 1; i++)
    if (ready[i].revents && run.streams[i].fd >= 0 && run_wants_output()) run_read_stream(&run.streams[i]);
}

/* Control first, then one bounded read of each stream, so that endless output delays neither frames nor limits. */
void loop_once(int timeout_ms) {
  struct pollfd fds[P_COUNT];
  watch(fds);
  uint64_t now = now_us();
  int until = timeout_until(run_deadline(now), now);
  if (poll(fds, P_COUNT, timeout_ms >= 0 ? timeout_ms : until) < 0 && errno != EINTR) leave(EXIT_HOST_GONE);
  if (fds[P_STATUS].revents && run.status_fd == fds[P_STATUS].fd) run_status_ready();
  if (fds[P_IN].revents) read_input();
  if (fds[P_SIGNAL].revents) read_signals();
  if (fds[P_STDIN].revents) stdin_writable();
  if (fds[P_FEED].revents && run.feed_fd >= 0) feed_writable();
  read_streams(fds + P_STREAMS);
  now = now_us();
  prime_tick(now);
  run_tick(now);
  flush_output();
}

/* ---- starting ---- */

static bool can_see_calls(void) {
  char text[64];
  return read_small("/proc/self/syscall", text, sizeof text) > 0;
}

static void prepare_descriptors(void) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  while (null >= 0 && null < 3) null = fcntl(null, F_DUPFD_CLOEXEC, 3);
  close_fd(&null);
  fcntl(STDIN_FILENO, F_SETFL, fcntl(STDIN_FILENO, F_GETFL) | O_NONBLOCK);
  fcntl(STDOUT_FILENO, F_SETFL, fcntl(STDOUT_FILENO, F_GETFL) | O_NONBLOCK);
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  signal(SIGPIPE, SIG_IGN);
  sigset_t watched;
  sigemptyset(&watched);
  int numbers[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&watched, numbers[i]);
  signal_fd = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

static _Noreturn void usage(const char *message) {
  dprintf(STDERR_FILENO, "podium-runner: %s\nusage: podium-runner [--work DIR] [--exit-on-eof]\n"
                         "       podium-runner --pod --work-bytes N --tmp-bytes N\n"
                         "       podium-runner --launch [--cgroup DIR]... [--uid N --gid N] -- PROGRAM ARGUMENT...\n"
                         "       podium-runner --spawner SOCKET_PATH\n", message);
  exit(EXIT_USAGE);
}

static uint64_t parse_bytes(const char *text) {
  char *end;
  uint64_t bytes = *text >= '0' && *text <= '9' ? strtoull(text, &end, 10) : 0;
  if (bytes == 0 || *end) usage("a size needs a number above 0");
  return bytes;
}

int main(int argc, char **argv) {
  struct pod pod = {0};
  if (argc > 1 && strcmp(argv[1], "--launch") == 0) return launch_by_hand(argc - 2, argv + 2);
  if (argc == 3 && strcmp(argv[1], "--spawner") == 0) return spawner(argv[2]);
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--exit-on-eof") == 0) exit_on_eof = true;
    else if (strcmp(argv[i], "--work") == 0 && i + 1 < argc) work_path = argv[++i];
    else if (strcmp(argv[i], "--pod") == 0) in_pod = true;
    else if (strcmp(argv[i], "--work-bytes") == 0 && i + 1 < argc) pod.work_bytes = parse_bytes(argv[++i]);
    else if (strcmp(argv[i], "--tmp-bytes") == 0 && i + 1 < argc) pod.tmp_bytes = parse_bytes(argv[++i]);
    else usage("unknown option");
  }
  /* It ends runs with kill(-1), which anywhere else would end far more than a sandbox. */
  if (getpid() != 1) usage("runs only as PID 1 of a sandbox");
  if (in_pod && (!pod.work_bytes || !pod.tmp_bytes)) usage("--pod needs the sizes");
  if (in_pod) memory_open(), own_namespaces = enter_pod(&pod);
  has_waiting_feature = can_see_calls();
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0) usage("cannot hide from user code");
  prepare_descriptors();
  work_fd = open(work_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (work_fd < 0 || signal_fd < 0) usage("the work folder cannot be opened");
  umask(0);
  greet();
  flush_output();
  for (;;) {
    if (collecting) collect_now();
    loop_once(-1);
  }
}
