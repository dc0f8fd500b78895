/* What the program writes, forwarded at once and bounded. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <unistd.h>

bool run_wants_output(void) { return run.phase != IDLE && run.phase != STARTING && window_has_room(READ_BYTES); }

static uint64_t room_for(const struct stream *stream) {
  /* The echo is no output of the program's, yet /dev/tty would make it an endless one: it has a bound of its own. */
  uint64_t used = stream->frame == F_ECHO ? stream->produced : run.streams[0].produced + run.streams[1].produced;
  return used < run.output_limit ? run.output_limit - used : 0;
}

bool run_read_stream(struct stream *stream) {
  static uint8_t bytes[READ_BYTES];
  ssize_t got = read(stream->fd, bytes, sizeof bytes);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  if (got <= 0) {
    close_fd(&stream->fd);
    return false;
  }
  uint64_t room = room_for(stream), count = (uint64_t)got;
  uint64_t kept = count < room ? count : room;
  if (kept) send_frame(stream->frame, bytes, (size_t)kept);
  stream->produced += count;
  run.dropped += count - kept;
  if (kept < count && run.phase == ENDING && run.reason == R_EXITED) run.reason = R_OUTPUT;
  if (kept < count) run_stop(R_OUTPUT);
  uint64_t soon = now_us() + SCAN_SOON_US, apart = run.last_scan_us + SCAN_APART_US;
  if (run.next_scan_us > soon) run.next_scan_us = soon > apart ? soon : apart;
  return true;
}

bool run_drain(void) {
  bool any = false;
  for (int i = 0; i < STREAMS; i++)
    if (run.streams[i].fd >= 0 && window_has_room(READ_BYTES)) any |= run_read_stream(&run.streams[i]);
  return any;
}
