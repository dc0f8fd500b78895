/* The interpreter that is started ahead of need and blocks reading descriptor 3. */
#define _GNU_SOURCE
#include "runner.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOOK_EVERY_US = 2000, GIVE_UP_US = 30000000 };

struct primed primed = {.in = -1, .out = -1, .err = -1, .feed = -1, .status = -1};

void prime_discard(void) {
  if (primed.pid > 0) kill(primed.pid, SIGKILL), primed.discarded = primed.pid;
  close_fd(&primed.in);
  close_fd(&primed.out);
  close_fd(&primed.err);
  close_fd(&primed.feed);
  close_fd(&primed.status);
  primed.pid = 0;
}

static bool ends(int pair[2]) { return pipe2(pair, O_CLOEXEC) == 0; }

void prime(const struct command *command) {
  int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1}, feed[2] = {-1, -1};
  if (run.phase != IDLE || primed.pid) {
    send_error("busy", "a command runs or is primed already");
    return;
  }
  if (ends(in) && ends(out) && ends(err) && ends(feed)) {
    struct child_fds fds = {in[0], out[1], err[1], feed[0], false};
    primed.pid = start_command(command, &fds, &primed.status);
  }
  close_fd(&in[0]), close_fd(&out[1]), close_fd(&err[1]), close_fd(&feed[0]);
  primed.in = in[1], primed.out = out[0], primed.err = err[0], primed.feed = feed[1];
  if (primed.pid <= 0) {
    primed.pid = 0;
    prime_discard();
    send_error("prime_failed", "the process could not be started");
    return;
  }
  int ours[] = {primed.in, primed.out, primed.err, primed.feed};
  for (int i = 0; i < 4; i++) fcntl(ours[i], F_SETFL, O_NONBLOCK);
  primed.announced = false;
  primed.network = command->network;
  primed.look_us = now_us();
  primed.give_up_us = primed.look_us + GIVE_UP_US;
}

void prime_tick(uint64_t now) {
  if (!primed.pid || primed.announced || now < primed.look_us) return;
  primed.look_us = now + LOOK_EVERY_US;
  if (has_waiting_feature && !blocked_reading(primed.pid, 3)) {
    if (now < primed.give_up_us) return;
    prime_discard();
    send_error("prime_failed", "the process does not read descriptor 3");
    return;
  }
  uint8_t pid[4];
  put_u32(pid, (uint32_t)primed.pid);
  primed.announced = true;
  send_frame(F_PRIMED, pid, sizeof pid);
}

/* It ended before it was used: its own words say best why. */
void prime_exited(int status) {
  char words[600], message[700];
  ssize_t got = read(primed.status, words, sizeof words - 1);
  if (got <= 0) got = read(primed.err, words, sizeof words - 1);
  words[got > 0 ? got : 0] = 0;
  int number = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  snprintf(message, sizeof message, "the process ended (%s %d) %s", WIFEXITED(status) ? "code" : "signal", number, words);
  primed.pid = 0; /* reaped: the number may belong to another process by now */
  prime_discard();
  send_error("prime_failed", message);
}
