/* The state of the one run, and its end. */
#define _GNU_SOURCE
#include "runner.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

struct run run = {.status_fd = -1, .stdin_fd = -1, .feed_fd = -1, .slaves = {-1, -1, -1},
                  .streams = {{-1, F_STDOUT, 0}, {-1, F_STDERR, 0}, {-1, F_ECHO, 0}}};

void run_reset(void) {
  run = (struct run){.status_fd = -1, .stdin_fd = -1, .feed_fd = -1, .slaves = {-1, -1, -1}, .last_was_newline = true,
                     .streams = {{-1, F_STDOUT, 0}, {-1, F_STDERR, 0}, {-1, F_ECHO, 0}}};
  stdin_reset();
}

void run_close(void) {
  close_fd(&run.status_fd);
  close_fd(&run.stdin_fd);
  close_fd(&run.feed_fd);
  for (int i = 0; i < STREAMS; i++) close_fd(&run.streams[i].fd);
  for (int i = 0; i < 3; i++) close_fd(&run.slaves[i]);
}

/* A peak above the one before the run is exact; below it only what was seen at the looks in between is known. */
static uint64_t run_memory(void) {
  uint64_t peak = memory_peak();
  if (peak > run.memory_mark) return peak;
  return run.memory_seen > run.max_rss_kib * 1024 ? run.memory_seen : run.max_rss_kib * 1024;
}

static void send_exit(void) {
  uint8_t bytes[1024];
  struct field_writer fields = {bytes, 0, sizeof bytes};
  add_number(&fields, T_REASON, (uint64_t)run.reason);
  bool ended = run.reaped && run.reason != R_NOT_STARTED;
  if (ended && WIFEXITED(run.wait_status)) add_number(&fields, T_EXIT_CODE, (uint64_t)WEXITSTATUS(run.wait_status));
  if (ended && WIFSIGNALED(run.wait_status)) add_number(&fields, T_TERM_SIGNAL, (uint64_t)WTERMSIG(run.wait_status));
  /* What the primed process used before the run is not the run's; taken off in the proportion it was used. */
  uint64_t total = run.user_us + run.system_us;
  uint64_t own = total > run.prime_cpu_us ? total - run.prime_cpu_us : 0;
  uint64_t user = total ? (uint64_t)((double)run.user_us / (double)total * (double)own) : 0;
  add_number(&fields, T_WALL_US, run.ended_us - run.started_us);
  add_number(&fields, T_WAITED_US, run.waited_us);
  add_number(&fields, T_USER_US, user);
  add_number(&fields, T_SYSTEM_US, own - user);
  add_number(&fields, T_MAX_RSS_KIB, run.max_rss_kib);
  add_number(&fields, T_STDOUT_BYTES, run.streams[0].produced);
  add_number(&fields, T_STDERR_BYTES, run.streams[1].produced);
  add_number(&fields, T_DROPPED_BYTES, run.dropped);
  if (memory_watched()) add_number(&fields, T_MEMORY_BYTES, run_memory());
  if (run.message[0]) add_text(&fields, T_MESSAGE, run.message);
  send_frame(F_EXIT, bytes, fields.length);
}

void run_refuse(const char *message) {
  run_reset();
  run.reason = R_NOT_STARTED;
  snprintf(run.message, sizeof run.message, "%s", message);
  send_exit();
}

void run_set_waiting(bool waiting, uint64_t now) {
  if (run.waiting == waiting) return;
  run.waiting = waiting;
  if (waiting) run.waiting_since_us = now;
  else run.waited_us += now - run.waiting_since_us;
  uint8_t byte = waiting;
  send_frame(F_WAITING, &byte, 1);
}

void run_input_came(void) {
  uint64_t now = now_us();
  if (run.phase != RUNNING || !run.interactive) return;
  if (!has_waiting_feature) run.wall_from_us = now; /* the best that can be known of the wait before */
  run_set_waiting(false, now);
  run.next_scan_us = now + (run.tty ? TYPED_US : SCAN_SOON_US);
}

static void end_run(uint64_t now) {
  if (run.waiting) run_set_waiting(false, now);
  run.ended_us = now;
  run.phase = ENDING;
  run.kill_us = now;
  close_fd(&run.stdin_fd);
  close_fd(&run.feed_fd);
}

void run_stop(enum exit_reason reason) {
  if (run.phase != STARTING && run.phase != RUNNING) return;
  run.reason = reason;
  end_run(now_us());
  kill_tree();
}

void run_main_exited(int status) {
  run.reaped = true;
  run.wait_status = status;
  if (run.phase == STARTING) run_status_ready();
  if (run.phase == ENDING) return;
  /* The kernel's own CPU limit is the backstop of ours, so its signal is the same verdict. */
  if (run.cpu_ms && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) run.reason = R_CPU;
  end_run(now_us());
  kill_tree();
}

void run_count(const struct rusage *usage) {
  run.user_us += (uint64_t)usage->ru_utime.tv_sec * 1000000 + (uint64_t)usage->ru_utime.tv_usec;
  run.system_us += (uint64_t)usage->ru_stime.tv_sec * 1000000 + (uint64_t)usage->ru_stime.tv_usec;
  if ((uint64_t)usage->ru_maxrss > run.max_rss_kib) run.max_rss_kib = (uint64_t)usage->ru_maxrss;
}

void run_finish(void) {
  run.phase = IDLE;
  /* Nothing outranks the kernel's own verdict. */
  if (run.reason != R_NOT_STARTED && memory_kills() > run.memory_kills) run.reason = R_MEMORY;
  send_exit();
  run_close();
  stdin_reset();
}
