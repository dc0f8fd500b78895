/* Frames from the host. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static uint8_t buffer[2 * (MAX_PAYLOAD + HEADER_BYTES)];
static size_t filled;
static uint32_t last_number; /* of the host's numbered frames; after a broken stream some come again */

uint32_t host_sequence(void) { return last_number; }

void die_malformed(const char *message) {
  send_error("malformed", message);
  flush_before_exit();
  leave(EXIT_MALFORMED);
}

/* A host that resumes a broken stream begins with the token; what came before it is the rest of a lost frame. */
static size_t skip_to_token(void) {
  uint8_t *found = memmem(buffer, filled, sync_token(), SYNC_BYTES);
  return found ? (size_t)(found - buffer) + SYNC_BYTES : 0;
}

static bool is_repeated(uint32_t number) {
  if (number == 0) return false;
  if (number <= last_number) return true;
  if (number != last_number + 1) die_malformed("a frame of the host is missing");
  last_number = number;
  return false;
}

static size_t handle_one(uint8_t *at, size_t available) {
  if (available < HEADER_BYTES) return 0;
  uint32_t length = get_u32(at);
  if (length > MAX_PAYLOAD) die_malformed("frame longer than 65536 bytes");
  if (at[6] || at[7]) die_malformed("reserved bytes of a frame header are set");
  if (available < HEADER_BYTES + length) return 0;
  if (!is_repeated(get_u32(at + 8))) handle_frame(at[4], at + HEADER_BYTES, length);
  return HEADER_BYTES + length;
}

bool receive_frames(void) {
  ssize_t got = read(STDIN_FILENO, buffer + filled, sizeof buffer - filled);
  if (got == 0) return false;
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  filled += (size_t)got;
  size_t done = skip_to_token();
  for (size_t used; (used = handle_one(buffer + done, filled - done)) > 0;) done += used;
  filled -= done;
  memmove(buffer, buffer + done, filled);
  return true;
}
