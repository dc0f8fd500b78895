/* Standard input of the run, and what is fed to a primed process. */
#define _GNU_SOURCE
#include "runner.h"

#include <termios.h>
#include <unistd.h>

enum { FEED_BYTES = MAX_PAYLOAD + 128 };

static uint8_t stdin_bytes[STDIN_QUEUE_BYTES], feed_bytes[FEED_BYTES];
static struct queue input = {stdin_bytes, sizeof stdin_bytes, 0, 0};
static struct queue feed = {feed_bytes, sizeof feed_bytes, 0, 0};

void stdin_reset(void) { input.length = feed.length = 0; }

size_t stdin_queued(void) { return input.length; }

bool stdin_pending(void) { return run.stdin_fd >= 0 && input.length > 0; }

bool feed_pending(void) { return run.feed_fd >= 0; }

bool feed_data(const void *data, size_t length) { return queue_push(&feed, data, length); }

void feed_writable(void) {
  if (queue_write(&feed, run.feed_fd) < 0) feed.length = 0;
  if (feed.length == 0) close_fd(&run.feed_fd); /* end of file is what starts the program */
}

void stdin_writable(void) {
  if (run.stdin_fd < 0) return;
  /* A program that closed its input reads nothing more; that is its right and no error. */
  if (queue_write(&input, run.stdin_fd) < 0) input.length = 0;
  if (input.length == 0 && run.stdin_ended && !run.tty) close_fd(&run.stdin_fd);
}

void stdin_data(const uint8_t *bytes, size_t length) {
  if (run.phase == IDLE || run.stdin_ended) {
    send_error("stdin_closed", "nothing reads standard input");
    return;
  }
  if (run.stdin_fd < 0 || length == 0) return;
  if (!queue_push(&input, bytes, length)) {
    send_error("stdin_full", "more than 1 MiB of standard input is unread");
    return;
  }
  run.last_was_newline = bytes[length - 1] == '\n';
  run_input_came();
  stdin_writable();
}

void stdin_end(void) {
  if (run.phase == IDLE || run.stdin_ended) return;
  run_input_came();
  if (!run.tty) {
    run.stdin_ended = true;
    stdin_writable();
    return;
  }
  struct termios settings;
  if (run.slaves[0] < 0 || tcgetattr(run.slaves[0], &settings) < 0) return;
  /* After part of a line the first character only delivers that part; the second is the end of file. */
  uint8_t eof[2] = {settings.c_cc[VEOF], settings.c_cc[VEOF]};
  if (!queue_push(&input, eof, run.last_was_newline ? 1 : 2)) send_error("stdin_full", "no room for end-of-file");
  run.last_was_newline = true;
  stdin_writable();
}
