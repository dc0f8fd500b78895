/* How a run starts: a new process, or the primed one fed. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool open_terminal(const struct command *command, char line[128]) {
  int masters[3];
  char names[3][32];
  if (!terminal_open(masters, run.slaves, names)) return false;
  uint16_t rows = (uint16_t)(command->rows ? command->rows : 24);
  terminal_resize(masters, rows, (uint16_t)(command->columns ? command->columns : 80));
  run.stdin_fd = fcntl(masters[0], F_DUPFD_CLOEXEC, 3);
  run.streams[2].fd = masters[0];
  run.streams[0].fd = masters[1];
  run.streams[1].fd = masters[2];
  snprintf(line, 128, "tty %s %s %s\n", names[0], names[1], names[2]);
  return true;
}

static const char *feed_primed(const struct command *command) {
  char line[128] = "pipes\n";
  if (!primed.pid) return "no process is primed";
  if (primed.network != command->network) return "the process was primed with another network setting";
  if (command->tty) {
    if (!open_terminal(command, line)) return "no terminal can be opened";
    close_fd(&primed.in), close_fd(&primed.out), close_fd(&primed.err);
  } else {
    run.stdin_fd = primed.in, run.streams[0].fd = primed.out, run.streams[1].fd = primed.err;
  }
  run.pid = primed.pid;
  run.feed_fd = primed.feed;
  close_fd(&primed.status);
  primed = (struct primed){.in = -1, .out = -1, .err = -1, .feed = -1, .status = -1};
  if (!feed_data(line, strlen(line)) || !feed_data(command->prime_data, command->prime_length)) return "too much to feed";
  apply_limits(run.pid, command);
  run.prime_cpu_us = process_cpu_us(run.pid);
  feed_writable();
  return NULL;
}

static const char *start_fresh(const struct command *command) {
  char line[128];
  int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
  struct child_fds fds = {-1, -1, -1, -1, command->tty};
  if (command->tty) {
    if (!open_terminal(command, line)) return "no terminal can be opened";
    fds.in = run.slaves[0], fds.out = run.slaves[1], fds.err = run.slaves[2];
  } else {
    bool made = pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0;
    fds.in = in[0], fds.out = out[1], fds.err = err[1];
    run.stdin_fd = in[1], run.streams[0].fd = out[0], run.streams[1].fd = err[0];
    int ours[] = {in[1], out[0], err[0]};
    for (int i = 0; i < 3; i++) fcntl(ours[i], F_SETFL, O_NONBLOCK);
    if (!made) return "no descriptors are left";
  }
  run.pid = start_command(command, &fds, &run.status_fd);
  close_fd(&in[0]), close_fd(&out[1]), close_fd(&err[1]);
  return run.pid < 0 ? "no process could be made" : NULL;
}

/* The kernel's OOM killer must take user code before the runner, which has the verdict to tell. */
static void prefer_for_oom(pid_t pid) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/oom_score_adj", (int)pid);
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return;
  ssize_t written = write(fd, "1000", 4);
  (void)written;
  close(fd);
}

static void announce(void) {
  uint8_t pid[4];
  put_u32(pid, (uint32_t)run.pid);
  run.phase = RUNNING;
  prefer_for_oom(run.pid);
  send_frame(F_STARTED, pid, sizeof pid);
}

void run_start(const struct command *command) {
  run_reset();
  const char *wrong = file_failure();
  if (!command->use_primed) prime_discard();
  remember_inputs();
  run.tty = command->tty;
  run.interactive = command->interactive;
  run.wall_ms = command->wall_ms, run.total_ms = command->total_ms, run.cpu_ms = command->cpu_ms;
  run.output_limit = command->output_bytes ? command->output_bytes : UINT64_MAX;
  run.started_us = run.wall_from_us = run.next_cpu_us = now_us();
  run.next_scan_us = run.started_us + SCAN_SOON_US;
  run.next_memory_us = memory_watched() ? run.started_us : UINT64_MAX;
  run.memory_kills = memory_kills(), run.memory_mark = memory_peak();
  if (!wrong) wrong = command->use_primed ? feed_primed(command) : start_fresh(command);
  if (wrong) {
    pid_t started = run.pid;
    run_close();
    if (started > 0) kill(started, SIGKILL);
    run_refuse(wrong);
    return;
  }
  run.phase = STARTING;
  if (command->use_primed) announce();
}

/* End of file: execve succeeded. Words: it did not. */
void run_status_ready(void) {
  ssize_t got = read(run.status_fd, run.message, sizeof run.message - 1);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  close_fd(&run.status_fd);
  if (run.phase != STARTING) return; /* stopped before it began */
  run.message[got > 0 ? got : 0] = 0;
  if (got <= 0) announce();
  else run_stop(R_NOT_STARTED);
}
