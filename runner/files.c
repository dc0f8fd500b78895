/* Files of the host's, written beneath the work folder before a run. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_PATH = 4096, MAX_DEPTH = 64, OLD_SECONDS = 60 };

int work_fd = -1;

static int current = -1; /* the open file, -1 while there is none or it failed */
static bool opened;
static char failure[256];       /* of the current file */
static char first_failure[256]; /* since the last run */

/*
 * Walks component by component and never through a link. Every component is a plain name, so nothing can lead out of
 * the work folder; openat2 would give no more and is missing on some kernels and sandboxes.
 */
int open_parent(const char *path, bool make, char name[256]) {
  errno = EINVAL;
  if (path[0] == 0 || path[0] == '/' || strlen(path) > MAX_PATH) return -1;
  int folder = fcntl(work_fd, F_DUPFD_CLOEXEC, 3);
  for (int depth = 0; folder >= 0; depth++) {
    const char *slash = strchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : strlen(path);
    bool dots = (length == 1 && path[0] == '.') || (length == 2 && path[0] == '.' && path[1] == '.');
    if (length == 0 || length > 255 || dots || depth > MAX_DEPTH) break;
    memcpy(name, path, length);
    name[length] = 0;
    if (!slash) return folder;
    if (make && mkdirat(folder, name, 0777) < 0 && errno != EEXIST) {
      close_fd(&folder);
      return -1;
    }
    int next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int error = errno;
    close(folder);
    errno = error;
    folder = next;
    path = slash + 1;
    if (folder < 0) return -1;
  }
  close_fd(&folder);
  errno = EINVAL;
  return -1;
}

static void fail(const char *path, const char *why) {
  close_fd(&current);
  if (!failure[0]) snprintf(failure, sizeof failure, "%.150s: %s", path, why);
  if (!first_failure[0]) memcpy(first_failure, failure, sizeof failure);
}

static void open_file(const char *path, mode_t mode) {
  char name[256];
  int folder = open_parent(path, true, name);
  if (folder < 0) {
    fail(path, errno == EINVAL ? "not a path beneath the work folder" : strerror(errno));
    return;
  }
  /* Always a file of its own: what stood there, a link or a FIFO perhaps, is taken away and not written through. */
  if (unlinkat(folder, name, 0) < 0 && errno != ENOENT) fail(path, strerror(errno));
  else if ((current = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)) < 0) fail(path, strerror(errno));
  else if (fchmod(current, mode) < 0) fail(path, strerror(errno));
  close(folder);
}

void file_open(uint8_t *payload, size_t length) {
  struct field_reader reader = {payload, payload + length};
  struct field field;
  const char *path = "";
  uint64_t mode = 0644;
  int more;
  while ((more = field_next(&reader, &field)) > 0) {
    if (field.tag == T_MODE && !field_number(&field, &mode)) die_malformed("mode of a file");
    if (field.tag == T_PATH && !(path = field_text(&field))) path = "";
  }
  if (more < 0 || opened) die_malformed("opening a file");
  opened = true;
  failure[0] = 0;
  if (run.phase != IDLE || collecting) fail(path, "a command is running");
  else open_file(path, (mode_t)(mode & 0777));
}

void file_data(const uint8_t *payload, size_t length) {
  if (!opened) die_malformed("data of no file");
  while (length > 0 && current >= 0) {
    ssize_t written = write(current, payload, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      fail("write", strerror(errno));
      return;
    }
    payload += written;
    length -= (size_t)written;
  }
}

static void remember(const struct stat *file);

void file_close(void) {
  if (!opened) die_malformed("closing no file");
  opened = false;
  if (current < 0) {
    send_error("file_failed", failure);
    return;
  }
  /* Where times are coarse, a program may change the file in the very tick it was written in; an older time of
   * modification makes that change visible all the same. */
  struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {0}};
  struct stat file;
  clock_gettime(CLOCK_REALTIME, &times[1]);
  times[1].tv_sec -= OLD_SECONDS;
  futimens(current, times);
  if (fstat(current, &file) == 0) remember(&file);
  close_fd(&current);
  send_frame(F_FILE_STORED, NULL, 0);
}

const char *file_failure(void) {
  static char words[256];
  memcpy(words, first_failure, sizeof words);
  first_failure[0] = 0;
  return words[0] ? words : NULL;
}

/* ---- what was there before the run ---- */

enum { MAX_KNOWN = 8192 };

struct known {
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec changed, modified;
};

static struct known known[MAX_KNOWN];
static size_t known_count;

static void remember(const struct stat *file) {
  if (known_count < MAX_KNOWN)
    known[known_count++] = (struct known){file->st_dev, file->st_ino, file->st_size, file->st_ctim, file->st_mtim};
}

static bool same_time(const struct timespec *a, const struct timespec *b) {
  return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

bool is_unchanged(const struct stat *file) {
  for (size_t i = known_count; i-- > 0;) {
    const struct known *k = &known[i];
    if (k->inode == file->st_ino && k->device == file->st_dev)
      return k->size == file->st_size && same_time(&k->changed, &file->st_ctim) && same_time(&k->modified, &file->st_mtim);
  }
  return false;
}

void remember_file(const struct stat *file) {
  if (!is_unchanged(file)) remember(file);
}
