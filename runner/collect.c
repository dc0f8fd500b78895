/*
 * Files given back after a run. Nothing of the user's is alive then, so what is looked at cannot change under the
 * walk; still nothing is followed, and every count has a bound.
 */
#define _GNU_SOURCE
#include "runner.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_DEPTH = 32, MAX_ENTRIES = 20000, MAX_FILTERS = 256, MAX_SKIPPED = 200, MAX_PATH = 1024 };

bool collecting;

static struct {
  const char *paths[MAX_FILTERS], *excludes[MAX_FILTERS];
  size_t path_count, exclude_count;
  uint64_t max_files, max_bytes, files, bytes;
  size_t entries, skipped;
  struct field_writer answer;
} job;

static uint8_t request[MAX_PAYLOAD], answer_bytes[MAX_PAYLOAD];

static void skip(const char *path, const char *reason) {
  uint8_t text[MAX_PATH + 64];
  size_t path_length = strlen(path), reason_length = strlen(reason);
  if (job.skipped++ >= MAX_SKIPPED || path_length > MAX_PATH) return;
  memcpy(text, path, path_length + 1);
  memcpy(text + path_length + 1, reason, reason_length);
  add_bytes(&job.answer, T_SKIPPED, text, path_length + 1 + reason_length);
}

/* A pattern without a slash names a component anywhere, one with a slash a path and what is beneath it. */
static bool excluded(const char *path, const char *name) {
  for (size_t i = 0; i < job.exclude_count; i++) {
    const char *pattern = job.excludes[i];
    size_t length = strlen(pattern);
    if (!strchr(pattern, '/')) {
      if (strcmp(pattern, name) == 0) return true;
    } else if (strncmp(pattern, path, length) == 0 && (path[length] == 0 || path[length] == '/')) {
      return true;
    }
  }
  return false;
}

static void announce_file(const char *path, const struct stat *file) {
  uint8_t bytes[MAX_PATH + 64];
  struct field_writer fields = {bytes, 0, sizeof bytes};
  add_text(&fields, T_PATH, path);
  add_number(&fields, T_SIZE, (uint64_t)file->st_size);
  add_number(&fields, T_MODE, file->st_mode & 0777);
  send_frame(F_FILE, bytes, fields.length);
}

static void wait_for_room(size_t payload) {
  loop_once(0); /* the host may end it at any time */
  while (!window_has_room(payload)) loop_once(-1);
}

/* Counts what is really read: a size is only a claim. */
static void send_content(int fd) {
  static uint8_t bytes[READ_BYTES];
  for (ssize_t got; (got = read(fd, bytes, sizeof bytes)) > 0;) {
    uint64_t room = job.max_bytes - job.bytes;
    size_t length = (uint64_t)got < room ? (size_t)got : (size_t)room;
    if (length == 0) break;
    wait_for_room(length);
    send_frame(F_FILE_CHUNK, bytes, length);
    job.bytes += length;
  }
}

static const char *kind_of(mode_t mode) {
  if (S_ISLNK(mode)) return "link";
  if (S_ISFIFO(mode)) return "fifo";
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISDIR(mode)) return "folder";
  return "device";
}

static void send_file(int fd, const char *path, const struct stat *file) {
  wait_for_room(MAX_PATH + 64);
  announce_file(path, file);
  job.files++;
  send_content(fd);
}

/* NULL when the file was sent or is no news, else why not. */
static const char *try_take(int folder, const char *name, const char *path) {
  struct stat seen, file;
  if (fstatat(folder, name, &seen, AT_SYMLINK_NOFOLLOW) < 0) return "missing";
  if (!S_ISREG(seen.st_mode)) return kind_of(seen.st_mode);
  if (job.path_count == 0 && is_unchanged(&seen)) return NULL;
  if (job.files >= job.max_files) return "too_many";
  if ((uint64_t)seen.st_size > job.max_bytes - job.bytes) return "too_large";
  int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return "unreadable";
  bool same = fstat(fd, &file) == 0 && file.st_ino == seen.st_ino && S_ISREG(file.st_mode);
  if (same) send_file(fd, path, &file);
  close(fd);
  return same ? NULL : "unreadable";
}

static void take(int folder, const char *name, const char *path) {
  const char *reason = try_take(folder, name, path);
  if (reason) skip(path, reason);
}

static bool is_folder(int folder, const char *name) {
  struct stat seen;
  return fstatat(folder, name, &seen, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(seen.st_mode);
}

typedef void (*file_visitor)(int folder, const char *name, const char *path);

/* Takes over the descriptor of the folder. */
static void walk(int folder, char *path, size_t length, int depth, file_visitor visit) {
  DIR *entries = fdopendir(folder);
  if (!entries) {
    close_fd(&folder);
    return;
  }
  struct dirent *entry;
  while ((entry = readdir(entries))) {
    const char *name = entry->d_name;
    size_t name_length = strlen(name);
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (++job.entries > MAX_ENTRIES) break;
    if (length + name_length + 2 > MAX_PATH) continue;
    memcpy(path + length, name, name_length + 1);
    if (excluded(path, name)) continue;
    if (!is_folder(folder, name)) {
      visit(folder, name, path);
      continue;
    }
    int next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (next < 0 || depth >= MAX_DEPTH) {
      skip(path, next < 0 ? "unreadable" : "too_deep");
      close_fd(&next);
      continue;
    }
    path[length + name_length] = '/';
    walk(next, path, length + name_length + 1, depth + 1, visit);
  }
  closedir(entries);
}

static void walk_work_folder(file_visitor visit) {
  char path[MAX_PATH + 1] = "";
  job.entries = 0;
  walk(openat(work_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), path, 0, 0, visit);
}

static void note_existing(int folder, const char *name, const char *path) {
  (void)path;
  struct stat file;
  if (fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(file.st_mode)) remember_file(&file);
}

/* Before a second run the folder holds what the first one made, which is not news any more. */
void remember_inputs(void) {
  static bool ran;
  job.exclude_count = 0;
  if (ran) walk_work_folder(note_existing);
  ran = true;
}

static void take_named(const char *path) {
  char name[256];
  int folder = open_parent(path, false, name);
  if (folder < 0) skip(path, errno == EINVAL ? "bad_path" : "missing");
  else take(folder, name, path);
  close_fd(&folder);
}

static void parse_request(size_t length) {
  struct field_reader reader = {request, request + length};
  struct field field;
  int more;
  bool ok = true;
  while ((more = field_next(&reader, &field)) > 0) {
    if (field.tag == T_MAX_FILES) ok = ok && field_number(&field, &job.max_files);
    if (field.tag == T_MAX_BYTES) ok = ok && field_number(&field, &job.max_bytes);
    const char **list = field.tag == T_PATH ? job.paths : job.excludes;
    size_t *count = field.tag == T_PATH ? &job.path_count : &job.exclude_count;
    if (field.tag != T_PATH && field.tag != T_EXCLUDE) continue;
    const char *text = *count < MAX_FILTERS ? field_text(&field) : NULL;
    if (text && strlen(text) < MAX_PATH) list[(*count)++] = text;
    else ok = false;
  }
  if (more < 0 || !ok) die_malformed("fields of a collection");
}

static size_t request_length;

void collect_request(const uint8_t *payload, size_t length) {
  if (run.phase != IDLE || collecting) {
    send_error("busy", "a command runs, or files are being collected");
    return;
  }
  memcpy(request, payload, length);
  request_length = length;
  collecting = true; /* done by the main loop: it waits for acknowledgements, which come as frames */
}

void collect_now(void) {
  memset(&job, 0, sizeof job);
  job.answer = (struct field_writer){answer_bytes, 0, sizeof answer_bytes};
  parse_request(request_length);
  for (size_t i = 0; i < job.path_count; i++) take_named(job.paths[i]);
  if (job.path_count == 0) walk_work_folder(take);
  if (job.entries > MAX_ENTRIES) skip("", "too_many_entries");
  add_number(&job.answer, T_FILES, job.files);
  wait_for_room(job.answer.length);
  send_frame(F_COLLECTED, answer_bytes, job.answer.length);
  collecting = false;
}
