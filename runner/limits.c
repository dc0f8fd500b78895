/* What is due at which time: limits, looking for waiting, the end of the tree. */
#define _GNU_SOURCE
#include "runner.h"

#include <sched.h>

enum {
  SCAN_US = 25000, /* how often a quiet run is looked at for waiting */
  CPU_CHECK_US = 20000,
  MEMORY_CHECK_US = 50000,
  KILL_AGAIN_US = 5000,
  LOOK_SHARE = 20,
};

static uint64_t waited_until(uint64_t now) { return run.waited_us + (run.waiting ? now - run.waiting_since_us : 0); }

static void look_for_waiting(uint64_t now) {
  if (!run.interactive || !has_waiting_feature || run.stdin_ended || now < run.next_scan_us) return;
  if (!window_has_room(READ_BYTES)) return;
  run.last_scan_us = now;
  bool waits = !stdin_pending() && !feed_pending() && tree_waits_for_input();
  /* However many processes there are to look at, looking takes a small part of the time. */
  uint64_t pause = (now_us() - now) * LOOK_SHARE;
  run.next_scan_us = now + (pause > SCAN_US ? pause : SCAN_US);
  if (waits && !run.waiting && run_drain()) {
    run.next_scan_us = now + SCAN_SOON_US;
    return;
  }
  if (run.phase == RUNNING) run_set_waiting(waits, now);
}

static void check_cpu(uint64_t now) {
  if (!run.cpu_ms || now < run.next_cpu_us) return;
  uint64_t used = run.user_us + run.system_us + tree_cpu_us();
  used = used > run.prime_cpu_us ? used - run.prime_cpu_us : 0;
  if (used >= run.cpu_ms * 1000) {
    run_stop(R_CPU);
    return;
  }
  /* The limit cannot be reached sooner than with every CPU busy until then. */
  cpu_set_t cpus;
  int count = sched_getaffinity(0, sizeof cpus, &cpus) == 0 ? CPU_COUNT(&cpus) : 1;
  uint64_t pause = (run.cpu_ms * 1000 - used) / (uint64_t)(count > 0 ? count : 1);
  uint64_t rest = (now_us() - now) * LOOK_SHARE;
  if (pause < rest) pause = rest;
  run.next_cpu_us = now + (pause > CPU_CHECK_US ? pause : CPU_CHECK_US);
}

static void check_memory(uint64_t now) {
  if (now < run.next_memory_us) return;
  run.next_memory_us = now + MEMORY_CHECK_US;
  uint64_t usage = memory_usage();
  if (usage > run.memory_seen) run.memory_seen = usage;
  if (memory_kills() > run.memory_kills) run_stop(R_MEMORY);
}

static void end_tick(uint64_t now) {
  if (!tree_dead()) {
    if (now >= run.kill_us) {
      kill_tree(); /* again, for what a fork in progress may have made */
      run.kill_us = now + KILL_AGAIN_US;
    }
    run_drain(); /* a full pipe holds nobody up, but output shown early is output kept */
    return;
  }
  while (window_has_room(READ_BYTES))
    if (!run_drain()) {
      run_finish();
      return;
    }
}

void run_tick(uint64_t now) {
  if (run.phase == ENDING) {
    end_tick(now);
    return;
  }
  if (run.phase == IDLE) return;
  uint64_t waited = run.interactive ? waited_until(now) : 0;
  if (run.wall_ms && now - run.wall_from_us >= run.wall_ms * 1000 + waited) run_stop(R_WALL);
  else if (run.total_ms && now - run.started_us >= run.total_ms * 1000) run_stop(R_WALL);
  if (run.phase == RUNNING) check_cpu(now);
  if (run.phase == RUNNING) check_memory(now);
  if (run.phase == RUNNING) look_for_waiting(now);
}

static void sooner(uint64_t *deadline, uint64_t candidate) {
  if (candidate < *deadline) *deadline = candidate;
}

uint64_t run_deadline(uint64_t now) {
  uint64_t deadline = UINT64_MAX;
  if (primed.pid && !primed.announced) sooner(&deadline, primed.look_us);
  if (run.phase == ENDING) sooner(&deadline, now + KILL_AGAIN_US);
  if (run.phase != RUNNING && run.phase != STARTING) return deadline;
  if (run.wall_ms && !run.waiting) sooner(&deadline, run.wall_from_us + run.wall_ms * 1000 + waited_until(now));
  if (run.total_ms) sooner(&deadline, run.started_us + run.total_ms * 1000);
  if (run.cpu_ms) sooner(&deadline, run.next_cpu_us);
  sooner(&deadline, run.next_memory_us);
  bool looks = run.interactive && has_waiting_feature && !run.stdin_ended;
  if (looks) sooner(&deadline, window_has_room(READ_BYTES) ? run.next_scan_us : now + SCAN_US);
  return deadline;
}
