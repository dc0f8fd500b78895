/* What R cannot do by itself: read one descriptor, and give the standard ones other files. Called through .C(). */
#include <fcntl.h>
#include <unistd.h>

void podium_open(char **paths) {
  for (int target = 0; target < 3; target++) {
    int opened = open(paths[target], target == 0 ? O_RDWR : O_WRONLY);
    if (opened >= 0 && opened != target) dup2(opened, target), close(opened);
  }
}

/* The runner looks for a process that is blocked on just this descriptor. */
void podium_read(unsigned char *bytes, int *length) {
  ssize_t got = read(3, bytes, (size_t)*length);
  if (got <= 0) close(3);
  *length = got > 0 ? (int)got : 0;
}
