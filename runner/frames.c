/*
 * Frames to the host. Every frame stays in a ring until it is acknowledged, so that a broken stream can resume:
 *
 *   tail ......... sent ......... head
 *   unacknowledged | not yet written
 */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

/* Beyond the window lies a reserve for control frames, which must never wait for output to be acknowledged. */
enum { RING_BYTES = WINDOW_BYTES + 2 * (MAX_PAYLOAD + HEADER_BYTES), PROTOCOL_VERSION = 2 };

static uint8_t ring[RING_BYTES];
static uint64_t tail, sent, head; /* ever growing offsets; the place is the offset modulo the size */
static uint32_t last_sequence;
static uint8_t token[SYNC_BYTES];
static size_t token_left; /* bytes of the sync token still to write before the ring goes on */

const uint8_t *sync_token(void) { return token; }

static void ring_put(const void *data, size_t length) {
  size_t at = head % RING_BYTES;
  size_t first = RING_BYTES - at < length ? RING_BYTES - at : length;
  memcpy(ring + at, data, first);
  if (length > first) memcpy(ring, (const uint8_t *)data + first, length - first);
  head += length;
}

static void ring_get(uint64_t from, uint8_t *data, size_t length) {
  for (size_t i = 0; i < length; i++) data[i] = ring[(from + i) % RING_BYTES];
}

bool window_has_room(size_t payload) { return head - tail + HEADER_BYTES + payload <= WINDOW_BYTES; }

bool output_pending(void) { return token_left > 0 || sent < head; }

void send_frame(uint8_t type, const void *payload, size_t length) {
  /* Only a host that never acknowledges gets here; there is nobody left to tell. */
  if (head - tail + HEADER_BYTES + length > RING_BYTES) leave(EXIT_HOST_GONE);
  uint8_t header[HEADER_BYTES] = {0};
  put_u32(header, (uint32_t)length);
  header[4] = type;
  put_u32(header + 8, type == F_HELLO || type == F_PONG ? 0 : ++last_sequence);
  ring_put(header, sizeof header);
  if (length) ring_put(payload, length);
}

void send_error(const char *code, const char *message) {
  uint8_t bytes[1024];
  struct field_writer fields = {bytes, 0, sizeof bytes};
  add_text(&fields, T_CODE, code);
  add_text(&fields, T_MESSAGE, message);
  send_frame(F_ERROR, bytes, fields.length);
}

/* The token stays the same for the runner's life: a host that greets again may still resume. */
void send_hello(const char *const features[]) {
  static bool made;
  if (!made && getrandom(token, sizeof token, 0) != sizeof token) leave(EXIT_HOST_GONE);
  made = true;
  uint8_t bytes[256];
  struct field_writer fields = {bytes, 0, sizeof bytes};
  add_number(&fields, T_VERSION, PROTOCOL_VERSION);
#if defined(__x86_64__)
  add_text(&fields, T_ARCH, "x86_64");
#else
  add_text(&fields, T_ARCH, "aarch64");
#endif
  for (; *features; features++) add_text(&fields, T_FEATURE, *features);
  add_bytes(&fields, T_SYNC, token, sizeof token);
  send_frame(F_HELLO, bytes, fields.length);
}

/* Drops frames up to `sequence` from the tail, and unnumbered ones once they are written. */
static void drop_frames(uint32_t sequence) {
  while (tail < sent) {
    uint8_t header[HEADER_BYTES];
    ring_get(tail, header, sizeof header);
    uint64_t end = tail + HEADER_BYTES + get_u32(header);
    uint32_t number = get_u32(header + 8);
    if (end > sent || (number != 0 && number > sequence)) break;
    tail = end;
  }
  if (tail == head) tail = sent = head = 0; /* an empty ring starts over on the pages already touched */
}

void acknowledge(uint32_t sequence) {
  if (sequence > last_sequence) die_malformed("acknowledgement of a frame that was never sent");
  drop_frames(sequence);
}

void resume_from(uint32_t sequence) {
  acknowledge(sequence);
  /* What was written of a frame is lost with the old stream: the host looks for the token and starts there. */
  sent = tail;
  token_left = SYNC_BYTES;
}

/* Writes once; false when the descriptor takes no more now. */
static bool write_some(const uint8_t *bytes, size_t length, size_t *written) {
  ssize_t result = write(STDOUT_FILENO, bytes, length);
  if (result < 0 && errno != EAGAIN && errno != EINTR) leave(EXIT_HOST_GONE);
  *written = result < 0 ? 0 : (size_t)result;
  return result > 0 || (result < 0 && errno == EINTR);
}

void flush_output(void) {
  size_t written;
  while (token_left > 0) {
    if (!write_some(token + SYNC_BYTES - token_left, token_left, &written)) return;
    token_left -= written;
  }
  while (sent < head) {
    size_t at = sent % RING_BYTES;
    size_t part = RING_BYTES - at < head - sent ? RING_BYTES - at : (size_t)(head - sent);
    if (!write_some(ring + at, part, &written)) break;
    sent += written;
  }
  drop_frames(0);
}

void flush_before_exit(void) {
  uint64_t deadline = now_us() + 500000;
  while (output_pending() && now_us() < deadline) {
    struct pollfd fd = {STDOUT_FILENO, POLLOUT, 0};
    poll(&fd, 1, 50);
    flush_output();
  }
}
