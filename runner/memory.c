/* What the container's memory control group says. Opened at the start: later it is out of sight. */
#define _GNU_SOURCE
#include "runner.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int events_fd = -1, peak_fd = -1, usage_fd = -1;

static int open_first(const char *first, const char *second) {
  int fd = open(first, O_RDONLY | O_CLOEXEC);
  return fd >= 0 ? fd : open(second, O_RDONLY | O_CLOEXEC);
}

bool memory_open(void) {
  events_fd = open_first("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control");
  peak_fd = open_first("/sys/fs/cgroup/memory.peak", "/sys/fs/cgroup/memory/memory.max_usage_in_bytes");
  usage_fd = open_first("/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory/memory.usage_in_bytes");
  return events_fd >= 0;
}

bool memory_watched(void) { return events_fd >= 0; }

static bool read_at_start(int fd, char text[512]) {
  ssize_t got = fd < 0 ? -1 : pread(fd, text, 511, 0);
  text[got > 0 ? got : 0] = 0;
  return got > 0;
}

static uint64_t read_number(int fd) {
  char text[512];
  return read_at_start(fd, text) ? strtoull(text, NULL, 10) : 0;
}

/* Both versions have a line "oom_kill N", and other lines whose names only begin or end like it. */
uint64_t memory_kills(void) {
  char text[512];
  if (!read_at_start(events_fd, text)) return 0;
  for (char *line = text; line; line = strchr(line, '\n')) {
    if (*line == '\n') line++;
    if (strncmp(line, "oom_kill ", 9) == 0) return strtoull(line + 9, NULL, 10);
  }
  return 0;
}

uint64_t memory_peak(void) { return read_number(peak_fd); }
uint64_t memory_usage(void) { return read_number(usage_fd); }
