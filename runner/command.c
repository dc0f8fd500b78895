/* A command of the host's, and how user code is started. */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool parse_number(struct command *command, const struct field *field) {
  uint64_t flag = 0;
  bool ok = true;
  switch (field->tag) {
  case T_TTY: ok = field_number(field, &flag), command->tty = flag; break;
  case T_INTERACTIVE: ok = field_number(field, &flag), command->interactive = flag; break;
  case T_NETWORK: ok = field_number(field, &flag), command->network = flag; break;
  case T_USE_PRIMED: ok = field_number(field, &flag), command->use_primed = flag; break;
  case T_ROWS: ok = field_number(field, &command->rows); break;
  case T_COLUMNS: ok = field_number(field, &command->columns); break;
  case T_WALL_MS: ok = field_number(field, &command->wall_ms); break;
  case T_TOTAL_MS: ok = field_number(field, &command->total_ms); break;
  case T_CPU_MS: ok = field_number(field, &command->cpu_ms); break;
  case T_OUTPUT_BYTES: ok = field_number(field, &command->output_bytes); break;
  case T_NOFILE: ok = field_number(field, &command->nofile); break;
  case T_FSIZE: ok = field_number(field, &command->fsize); break;
  case T_NPROC: ok = field_number(field, &command->nproc); break;
  case T_STACK: ok = field_number(field, &command->stack); break;
  default: break;
  }
  return ok;
}

static const char *parse_text(struct command *command, const struct field *field) {
  char *text = field_text(field);
  if (!text) return "an argument, a variable or the folder holds a NUL";
  if (field->tag == T_CWD) command->cwd = text;
  else if (field->tag == T_ARG && command->argc < MAX_STRINGS) command->argv[command->argc++] = text;
  else if (field->tag == T_ENV && command->envc < MAX_STRINGS) command->envp[command->envc++] = text;
  else return "too many arguments or variables";
  return NULL;
}

const char *parse_command(uint8_t *payload, size_t length, struct command *command) {
  struct field_reader reader = {payload, payload + length};
  struct field field;
  int more;
  memset(command, 0, offsetof(struct command, argv));
  command->cwd = work_path;
  while ((more = field_next(&reader, &field)) > 0) {
    if (field.tag == T_PRIME_DATA) {
      command->prime_data = field.data;
      command->prime_length = field.length;
    } else if (field.tag <= T_CWD && field.tag >= T_ARG) {
      const char *wrong = parse_text(command, &field);
      if (wrong) return wrong;
    } else if (!parse_number(command, &field)) {
      return "a number is not 8 bytes long";
    }
  }
  if (more < 0) die_malformed("fields of a command");
  command->argv[command->argc] = command->envp[command->envc] = NULL;
  if (command->rows > 0xffff || command->columns > 0xffff) return "the terminal is too large";
  if (command->use_primed) return NULL;
  return command->argc && command->argv[0][0] == '/' ? NULL : "the program's path is not absolute";
}

static void limit(pid_t pid, int resource, uint64_t soft, uint64_t hard) {
  struct rlimit wanted = {soft, hard}, now;
  if (prlimit(pid, resource, NULL, &now) < 0) return;
  if (wanted.rlim_max > now.rlim_max) wanted.rlim_max = now.rlim_max;
  if (wanted.rlim_cur > wanted.rlim_max) wanted.rlim_cur = wanted.rlim_max;
  prlimit(pid, resource, &wanted, NULL);
}

void apply_limits(pid_t pid, const struct command *command) {
  limit(pid, RLIMIT_CORE, 0, 0);
  if (command->nofile) limit(pid, RLIMIT_NOFILE, command->nofile, command->nofile);
  if (command->fsize) limit(pid, RLIMIT_FSIZE, command->fsize, command->fsize);
  if (command->nproc) limit(pid, RLIMIT_NPROC, command->nproc, command->nproc);
  if (command->stack) limit(pid, RLIMIT_STACK, command->stack, command->stack);
  /* A backstop for the runner's own counting of the whole tree. */
  uint64_t seconds = (command->cpu_ms + 999) / 1000;
  if (command->cpu_ms) limit(pid, RLIMIT_CPU, seconds + 1, seconds + 2);
}

static void default_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void close_all_from(unsigned first, unsigned last) {
  if (syscall(SYS_close_range, first, last, 0) == 0) return;
  for (unsigned fd = first; fd <= last && fd < 4096; fd++) close((int)fd);
}

static _Noreturn void give_up(int status, const char *what) {
  char message[200];
  int length = snprintf(message, sizeof message, "%s: %s", what, strerror(errno));
  if (write(status, message, (size_t)length) < 0) _exit(127);
  _exit(127);
}

/* Moves the descriptors into place by way of high numbers, so that none overwrites another. */
static int place_descriptors(const struct child_fds *fds, int status) {
  int wanted[] = {fds->in, fds->out, fds->err, fds->feed};
  int kept = fcntl(status, F_DUPFD_CLOEXEC, 10);
  for (int i = 0; i < 4; i++)
    if (wanted[i] >= 0) wanted[i] = fcntl(wanted[i], F_DUPFD_CLOEXEC, 10);
  for (int i = 0; i < 4; i++)
    if (wanted[i] >= 0 && dup2(wanted[i], i) < 0) give_up(kept, "descriptors");
  unsigned first = fds->feed >= 0 ? 4 : 3;
  close_all_from(first, (unsigned)kept - 1);
  close_all_from((unsigned)kept + 1, ~0u);
  return kept;
}

/*
 * In a pod the runner shares its CPU limit with the program, and nobody outside can lift it: the kernel then gives the
 * runner its turn first, so that ends are seen, and made, however many processes spin. Niceness alone does not do
 * it: on Linux 6.18 the runner then waited up to 15 s beside 64 of them at a tenth of a CPU.
 */
static void yield_to_runner(void) {
  if (!in_pod) return;
  struct sched_param none = {0};
  if (sched_setscheduler(0, SCHED_IDLE, &none) < 0) setpriority(PRIO_PROCESS, 0, 19);
}

/* Not dumpable until execve makes it so: by then every descriptor of the protocol is closed. */
static _Noreturn void become(const struct command *command, const struct child_fds *fds, int status) {
  setsid();
  default_signals();
  status = place_descriptors(fds, status);
  if (fds->terminal && ioctl(STDIN_FILENO, TIOCSCTTY, 0) < 0) give_up(status, "controlling terminal");
  umask(022);
  if (chdir(command->cwd) < 0) give_up(status, command->cwd);
  apply_limits(0, command);
  yield_to_runner();
  if (!install_filter(command->network)) give_up(status, "seccomp");
  execve(command->argv[0], command->argv, command->envp);
  give_up(status, command->argv[0]);
}

pid_t start_command(const struct command *command, const struct child_fds *fds, int *status_fd) {
  int status[2];
  if (pipe2(status, O_CLOEXEC | O_NONBLOCK) < 0) return -1;
  pid_t pid = fork();
  if (pid == 0) become(command, fds, status[1]);
  close(status[1]);
  *status_fd = status[0];
  if (pid < 0) close_fd(status_fd);
  return pid;
}
