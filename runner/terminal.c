/* The three pseudo-terminals of a run: standard input (controlling), output, error. */
#define _GNU_SOURCE
#include "runner.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static bool open_pair(int *master, int *slave, char name[32]) {
  int unlock = 0, number;
  *master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (*master < 0 || ioctl(*master, TIOCSPTLCK, &unlock) < 0 || ioctl(*master, TIOCGPTN, &number) < 0) return false;
  snprintf(name, 32, "/dev/pts/%d", number);
  /* The runner keeps the slaves open, so a master reads "nothing now" instead of an error when the program ends. */
  *slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  return *slave >= 0;
}

bool terminal_open(int masters[3], int slaves[3], char names[3][32]) {
  for (int i = 0; i < 3; i++) masters[i] = slaves[i] = -1;
  for (int i = 0; i < 3; i++) {
    struct termios settings;
    if (!open_pair(&masters[i], &slaves[i], names[i]) || tcgetattr(slaves[i], &settings) < 0) {
      for (int j = 0; j < 3; j++) close_fd(&masters[j]), close_fd(&slaves[j]);
      return false;
    }
    settings.c_iflag |= IUTF8;
    /* Output of the program must stay the bytes it wrote; only the echo is for a screen. */
    if (i > 0) settings.c_oflag &= (tcflag_t)~OPOST, settings.c_lflag &= (tcflag_t) ~(ECHO | ICANON | ISIG);
    tcsetattr(slaves[i], TCSANOW, &settings);
  }
  return true;
}

void terminal_resize(const int masters[3], uint16_t rows, uint16_t columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  /* The controlling terminal last: its signal tells the program to look at the others. */
  for (int i = 2; i >= 0; i--) ioctl(masters[i], TIOCSWINSZ, &size);
}

pid_t terminal_foreground(int master) {
  pid_t group = 0;
  return ioctl(master, TIOCGPGRP, &group) < 0 ? 0 : group;
}
