/* Shared declarations of the sandbox runner. The contract with the host is PROTOCOL.md. */
#ifndef PODIUM_RUNNER_H
#define PODIUM_RUNNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

enum {
  HEADER_BYTES = 12,
  MAX_PAYLOAD = 65536,
  READ_BYTES = 16384,
  WINDOW_BYTES = 256 * 1024, /* unacknowledged bytes beyond which program output is not read */
  STDIN_QUEUE_BYTES = 1024 * 1024,
  PING_BYTES = 16,
  SYNC_BYTES = 16,
  MAX_STRINGS = 4096,
};

enum { EXIT_USAGE = 64, EXIT_MALFORMED = 70, EXIT_HOST_GONE = 71, EXIT_LAUNCH = 125 };

enum frame_type {
  F_PRIME = 0x01, F_RUN, F_STDIN, F_STDIN_END, F_SIGNAL, F_RESIZE, F_KILL, F_ACK, F_RESUME, F_PING,
  F_FILE_OPEN, F_FILE_DATA, F_FILE_CLOSE, F_COLLECT, F_SHUTDOWN, F_GREET,
  F_HELLO = 0x81, F_PRIMED, F_STARTED, F_STDOUT, F_STDERR, F_ECHO, F_WAITING, F_EXIT, F_FILE,
  F_FILE_CHUNK, F_COLLECTED, F_ERROR, F_PONG, F_FILE_STORED,
};

/* Between the server and the spawner; see "The spawner" in PROTOCOL.md. */
enum spawner_frame { S_SPAWN = 0x41, S_KILL, S_KILL_PARENT, S_READY = 0xc1, S_STARTED, S_GONE };

enum field_tag {
  T_ARG = 1, T_ENV, T_CWD, T_TTY, T_ROWS, T_COLUMNS, T_WALL_MS, T_TOTAL_MS, T_CPU_MS, T_OUTPUT_BYTES, T_NOFILE,
  T_FSIZE, T_NPROC, T_INTERACTIVE, T_NETWORK, T_USE_PRIMED, T_PRIME_DATA, T_STACK,
  T_PATH = 32, T_MODE, T_SIZE, T_MAX_FILES, T_MAX_BYTES, T_EXCLUDE, T_FILES, T_SKIPPED,
  T_REASON = 64, T_EXIT_CODE, T_TERM_SIGNAL, T_WALL_US, T_WAITED_US, T_USER_US, T_SYSTEM_US, T_MAX_RSS_KIB,
  T_STDOUT_BYTES, T_STDERR_BYTES, T_DROPPED_BYTES, T_MESSAGE, T_CODE, T_VERSION, T_ARCH, T_FEATURE, T_SYNC,
  T_MEMORY_BYTES,
  T_ID = 96, T_PID, T_CGROUP, T_UID, T_GID,
};

enum exit_reason { R_EXITED = 0, R_WALL, R_OUTPUT, R_KILLED, R_CPU, R_NOT_STARTED, R_MEMORY };

/* ---- fields.c: structured payloads ---- */

struct field {
  uint8_t tag;
  uint32_t length;
  uint8_t *data;
};

struct field_reader {
  uint8_t *next;
  uint8_t *end;
};

struct field_writer {
  uint8_t *bytes;
  size_t length;
  size_t capacity;
};

uint32_t get_u32(const uint8_t *bytes);
void put_u32(uint8_t *bytes, uint32_t value);
/* 1: a field was read, 0: the end, -1: malformed. */
int field_next(struct field_reader *reader, struct field *field);
bool field_number(const struct field *field, uint64_t *value);
/* Ends the text with a NUL in place; NULL when it holds one already. Must be called before the next field_next. */
char *field_text(const struct field *field);
bool add_bytes(struct field_writer *writer, uint8_t tag, const void *data, size_t length);
bool add_text(struct field_writer *writer, uint8_t tag, const char *text);
bool add_number(struct field_writer *writer, uint8_t tag, uint64_t value);

/* ---- queue.c: a bounded byte queue over storage of its owner's ---- */

struct queue {
  uint8_t *bytes;
  size_t capacity;
  size_t head; /* offset of the oldest byte */
  size_t length;
};

bool queue_push(struct queue *queue, const void *data, size_t length);
/* Writes what the descriptor takes; -1 when its reader is gone. */
int queue_write(struct queue *queue, int fd);

/* ---- frames.c: sending, and the window of what is unacknowledged ---- */

void send_frame(uint8_t type, const void *payload, size_t length);
void send_error(const char *code, const char *message);
/* `features` ends with NULL. */
void send_hello(const char *const features[]);
/* Whether a frame of program output or file content fits the window. */
bool window_has_room(size_t payload);
bool output_pending(void);
void flush_output(void);
/* Writes what is queued with a deadline, for the last words before an exit. */
void flush_before_exit(void);
void acknowledge(uint32_t sequence);
void resume_from(uint32_t sequence);
const uint8_t *sync_token(void);

/* ---- input.c: receiving ---- */

/* False at end of file. */
bool receive_frames(void);

/* Number of the host's last numbered frame. */
uint32_t host_sequence(void);
_Noreturn void die_malformed(const char *message);

/* ---- command.c ---- */

struct command {
  size_t argc, envc;
  const char *cwd;
  bool tty, interactive, network, use_primed;
  uint64_t rows, columns, wall_ms, total_ms, cpu_ms, output_bytes, nofile, fsize, nproc, stack;
  const uint8_t *prime_data;
  size_t prime_length;
  /* Last, and not cleared for each command, so that pages nobody needs are never touched. */
  char *argv[MAX_STRINGS + 1];
  char *envp[MAX_STRINGS + 1];
};

/* NULL, or what is wrong with it. Strings point into the payload. */
const char *parse_command(uint8_t *payload, size_t length, struct command *command);
void apply_limits(pid_t pid, const struct command *command);

/* Descriptors a program starts with; -1 for none. */
struct child_fds {
  int in, out, err, feed;
  bool terminal;
};

/* Forks and starts the command. `status_fd` then reads end of file once the program runs, or the failure's words. */
pid_t start_command(const struct command *command, const struct child_fds *fds, int *status_fd);

/* ---- prime.c ---- */

struct primed {
  pid_t pid;       /* 0: none */
  pid_t discarded; /* killed before use: what it consumed is nobody's */
  int in, out, err, feed, status;
  bool announced, network;
  uint64_t give_up_us, look_us;
};

extern struct primed primed;

void prime(const struct command *command);
void prime_tick(uint64_t now);
void prime_exited(int status);
void prime_discard(void);

/* ---- run.c ---- */

enum phase { IDLE, STARTING, RUNNING, ENDING };

struct stream {
  int fd;
  uint8_t frame;
  uint64_t produced;
};

enum { STREAMS = 3 }; /* output, error, echo */

struct run {
  enum phase phase;
  pid_t pid;
  int wait_status;
  bool reaped;
  enum exit_reason reason;
  bool tty, interactive, waiting;
  uint64_t wall_ms, total_ms, cpu_ms, output_limit, dropped;
  uint64_t started_us, wall_from_us, ended_us, waited_us, waiting_since_us;
  uint64_t next_scan_us, last_scan_us, next_cpu_us, kill_us;
  uint64_t user_us, system_us, max_rss_kib, prime_cpu_us;
  uint64_t next_memory_us, memory_kills, memory_mark, memory_seen; /* the first counter and peak are those before it */
  struct stream streams[STREAMS];
  int status_fd, stdin_fd, feed_fd, slaves[3];
  bool stdin_ended, last_was_newline;
  char message[256];
};

extern struct run run;

enum {
  SCAN_SOON_US = 500,   /* after output: a prompt is often followed by a read */
  SCAN_APART_US = 3000, /* bounds what looking costs while there is much output */
  TYPED_US = 10000,     /* a terminal hands input over a little later than it is written */
};

void run_reset(void);
void run_close(void);
void run_refuse(const char *message);
void run_stop(enum exit_reason reason);
void run_finish(void);
void run_input_came(void);
void run_set_waiting(bool waiting, uint64_t now);
void run_main_exited(int status);
void run_count(const struct rusage *usage);

/* ---- start.c ---- */

void run_start(const struct command *command);
void run_status_ready(void);

/* ---- output.c ---- */

bool run_wants_output(void);
/* Reads once from a stream; true when something came. */
bool run_read_stream(struct stream *stream);
/* Reads once from every stream; what was written before a wait is so told before it. */
bool run_drain(void);

/* ---- limits.c ---- */

void run_tick(uint64_t now);
uint64_t run_deadline(uint64_t now);

/* ---- stdin.c ---- */

void stdin_reset(void);
void stdin_data(const uint8_t *bytes, size_t length);
void stdin_end(void);
void stdin_writable(void);
void feed_writable(void);
size_t stdin_queued(void);
bool stdin_pending(void);
bool feed_pending(void);
bool feed_data(const void *data, size_t length);

/* ---- terminal.c ---- */

bool terminal_open(int masters[3], int slaves[3], char names[3][32]);
void terminal_resize(const int masters[3], uint16_t rows, uint16_t columns);
pid_t terminal_foreground(int master);

/* ---- seccomp.c ---- */

/* False with errno set when the kernel refused the filter. */
bool install_filter(bool network);

/* ---- tree.c and waiting.c: what /proc tells of the processes of the sandbox ---- */

typedef bool (*process_visitor)(const char *pid, void *context);
/* Visits every process but the runner until a visitor returns true. */
bool visit_processes(process_visitor visit, void *context);
ssize_t read_small(const char *path, char *buffer, size_t size);
void reap(void);
void kill_tree(void);
bool tree_dead(void);
uint64_t tree_cpu_us(void);
uint64_t process_cpu_us(pid_t pid);
/* Whether some process is blocked reading the run's standard input. */
bool tree_waits_for_input(void);
bool blocked_reading(pid_t pid, int fd);

/* ---- paths.c, files.c and collect.c ---- */

extern int work_fd;
/* Opens the folder that holds the last component, which is returned in `name`; -1 with errno. Never follows a link. */
int open_parent(const char *path, bool make, char name[256]);
void file_open(uint8_t *payload, size_t length);
void file_data(const uint8_t *payload, size_t length);
void file_close(void);
/* Words for the first file since the last run that could not be stored, or NULL. */
const char *file_failure(void);
/* Takes note of what the work folder holds as a run starts. */
void remember_inputs(void);
struct stat;
void remember_file(const struct stat *file);
bool is_unchanged(const struct stat *file);
void collect_request(const uint8_t *payload, size_t length);
void collect_now(void);
extern bool collecting;

/* ---- pod.c and memory.c: in a container of a pod ---- */

struct pod {
  uint64_t work_bytes, tmp_bytes;
};

/* False when the container may not make namespaces; then it is the sandbox as it is. */
bool enter_pod(const struct pod *pod);
/* Whether the container shows its memory control group. */
bool memory_open(void);
bool memory_watched(void);
uint64_t memory_kills(void);
uint64_t memory_peak(void);
uint64_t memory_usage(void);

/* ---- launch.c, spawner.c and spawned.c: on the host ---- */

enum { MAX_CGROUPS = 8 };
#define MAX_ID 0xfffffffeUL

struct launch {
  char *cgroups[MAX_CGROUPS];
  size_t cgroup_count;
  uid_t uid; /* 0, as gid: stay who we are */
  gid_t gid;
  char **argv;
};

void launch_cgroup(struct launch *launch, char *folder);
_Noreturn void become_sandbox(const struct launch *launch);
_Noreturn void refuse_launch(const char *message);
int launch_by_hand(int argc, char **argv);
int spawner(const char *socket_path);

enum { WORDS_BYTES = 4096 };

_Noreturn void spawned_child(int connection, int words);
int words_open(void);
void words_read(int fd, char words[WORDS_BYTES + 1]);
/* `pid` must be an unreaped child of the caller's. */
void spawned_kill(pid_t pid);
void spawned_kill_group(pid_t pid);
/* A child that came to the caller when its own parent died; 0 for none. */
pid_t spawned_orphan(bool (*is_known)(pid_t pid));

/* ---- main.c ---- */

uint64_t now_us(void);
extern const char *work_path;
extern bool has_waiting_feature;
/* The first process of a pod's container. */
extern bool in_pod;
/* One turn of the event loop; a negative timeout waits as long as nothing is due. */
void loop_once(int timeout_ms);
_Noreturn void leave(int code);
void handle_frame(uint8_t type, uint8_t *payload, size_t length);
void close_fd(int *fd);

#endif
