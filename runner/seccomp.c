/*
 * The system call filter of user code: one list of rules, compiled to BPF with the numbers of the architecture the
 * runner is built for. Everything not named here is allowed; the kernel caches that answer, so it costs nothing.
 */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCH AUDIT_ARCH_X86_64
#define FIRST_FOREIGN_CALL 0x40000000u /* x32 shares the architecture but not the numbers */
#elif defined(__aarch64__)
#define THIS_ARCH AUDIT_ARCH_AARCH64
#define FIRST_FOREIGN_CALL 0xffffffffu
#else
#error "no system call table for this architecture: add it here and test it"
#endif

/* Calls newer than this list's last review do not exist for user code; libraries fall back as on an older kernel. */
enum { LAST_REVIEWED_CALL = 462, MAX_INSTRUCTIONS = 700 };

/* Calls that are refused whatever their arguments. */
static const int denied[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp,
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns,
    SYS_bpf, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_userfaultfd, SYS_perf_event_open,
    SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_quotactl, SYS_swapon, SYS_swapoff,
    SYS_reboot, SYS_syslog, SYS_acct, SYS_name_to_handle_at, SYS_open_by_handle_at, SYS_vhangup, SYS_lookup_dcookie,
    SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname, SYS_setdomainname,
    SYS_fanotify_init, SYS_nfsservctl,
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_iopl
    SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
#ifdef SYS_uselib
    SYS_uselib,
#endif
#ifdef SYS__sysctl
    SYS__sysctl,
#endif
    /* The numbers from 424 on are the same on every architecture; older headers do not name them all. */
    425, 426, 427,           /* io_uring_setup, io_uring_enter, io_uring_register */
    428, 429,                /* open_tree, move_mount */
    430, 431, 432, 433,      /* fsopen, fsconfig, fsmount, fspick */
    438,                     /* pidfd_getfd */
    440,                     /* process_madvise */
    442, 443,                /* mount_setattr, quotactl_fd */
};

enum compare { EQUAL, NOT_EQUAL, ANY_BIT };

/* Refuses a call when the low 32 bits of one argument, or of two, compare as said. */
struct rule {
  int call;
  int argument;
  enum compare compare;
  uint32_t value;
  int second_argument; /* -1: none; else it must equal second_value too */
  uint32_t second_value;
};

#define WHEN(call, argument, compare, value) {call, argument, compare, value, -1, 0}
#define WHEN_BOTH(call, argument, value, second, second_value) {call, argument, EQUAL, value, second, second_value}

enum { NEW_NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET };

static const struct rule rules[] = {
    WHEN(SYS_clone, 0, ANY_BIT, NEW_NAMESPACES),
    WHEN(SYS_socketpair, 0, NOT_EQUAL, AF_UNIX),
    /* Typing into or pasting on the terminal of somebody else. */
    WHEN(SYS_ioctl, 1, EQUAL, TIOCSTI),
    WHEN(SYS_ioctl, 1, EQUAL, TIOCLINUX),
    /* PID 1 has the uid of user code, which could otherwise starve, blind or signal it. */
    WHEN(SYS_prlimit64, 0, EQUAL, 1),
    WHEN(SYS_sched_setaffinity, 0, EQUAL, 1),
    WHEN(SYS_sched_setscheduler, 0, EQUAL, 1),
    WHEN(SYS_sched_setparam, 0, EQUAL, 1),
    WHEN(SYS_sched_setattr, 0, EQUAL, 1),
    WHEN_BOTH(SYS_setpriority, 0, PRIO_PROCESS, 1, 1),
    WHEN(SYS_setpriority, 0, EQUAL, PRIO_PGRP),
    WHEN(SYS_setpriority, 0, EQUAL, PRIO_USER),
    WHEN_BOTH(SYS_ioprio_set, 0, 1, 1, 1), /* IOPRIO_WHO_PROCESS */
    WHEN(SYS_ioprio_set, 0, EQUAL, 2),     /* IOPRIO_WHO_PGRP */
    WHEN(SYS_ioprio_set, 0, EQUAL, 3),     /* IOPRIO_WHO_USER */
    WHEN(SYS_kill, 0, EQUAL, 1),
    WHEN(SYS_tkill, 0, EQUAL, 1),
    WHEN(SYS_tgkill, 0, EQUAL, 1),
    WHEN(SYS_rt_sigqueueinfo, 0, EQUAL, 1),
    WHEN(SYS_rt_tgsigqueueinfo, 0, EQUAL, 1),
    WHEN(434, 0, EQUAL, 1), /* pidfd_open */
};

static struct sock_filter program[MAX_INSTRUCTIONS];
static unsigned short used;

static void emit(uint16_t code, uint8_t jump_true, uint8_t jump_false, uint32_t value) {
  if (used < MAX_INSTRUCTIONS) program[used] = (struct sock_filter){code, jump_true, jump_false, value};
  used++;
}

static void load(size_t offset) { emit(BPF_LD | BPF_W | BPF_ABS, 0, 0, (uint32_t)offset); }
static void load_call(void) { load(offsetof(struct seccomp_data, nr)); }
static void answer(uint32_t what) { emit(BPF_RET | BPF_K, 0, 0, what); }
static void refuse(int error) { answer(SECCOMP_RET_ERRNO | (uint32_t)error); }
/* Jumps over `skip` instructions unless the value equals. */
static void unless_equal(uint32_t value, uint8_t skip) { emit(BPF_JMP | BPF_JEQ | BPF_K, 0, skip, value); }
static void if_equal(uint32_t value, uint8_t skip) { emit(BPF_JMP | BPF_JEQ | BPF_K, skip, 0, value); }

/* Both architectures are little-endian, so the low half of an argument comes first. */
static void load_argument(int index) { load(offsetof(struct seccomp_data, args) + 8 * (size_t)index); }

static void emit_check_architecture(void) {
  load(offsetof(struct seccomp_data, arch));
  if_equal(THIS_ARCH, 1);
  answer(SECCOMP_RET_KILL_PROCESS);
  load_call();
  emit(BPF_JMP | BPF_JGE | BPF_K, 0, 1, FIRST_FOREIGN_CALL);
  answer(SECCOMP_RET_KILL_PROCESS);
  emit(BPF_JMP | BPF_JGT | BPF_K, 0, 1, LAST_REVIEWED_CALL);
  refuse(ENOSYS);
}

static void emit_rule(const struct rule *rule) {
  bool two = rule->second_argument >= 0;
  unless_equal((uint32_t)rule->call, two ? 6 : 4);
  load_argument(rule->argument);
  if (rule->compare == EQUAL) unless_equal(rule->value, two ? 3 : 1);
  if (rule->compare == NOT_EQUAL) if_equal(rule->value, 1);
  if (rule->compare == ANY_BIT) emit(BPF_JMP | BPF_JSET | BPF_K, 0, 1, rule->value);
  if (two) {
    load_argument(rule->second_argument);
    unless_equal(rule->second_value, 1);
  }
  refuse(EPERM);
  load_call();
}

static void emit_personality(void) {
  unless_equal(SYS_personality, 6);
  load_argument(0);
  if_equal(0, 3);
  if_equal(0xffffffff, 2);
  if_equal(ADDR_NO_RANDOMIZE, 1);
  refuse(EPERM);
  answer(SECCOMP_RET_ALLOW);
}

static void emit_socket_without_network(void) {
  unless_equal(SYS_socket, 4);
  load_argument(0);
  if_equal(AF_UNIX, 1);
  refuse(EPERM);
  answer(SECCOMP_RET_ALLOW);
}

/* Streams and datagrams of AF_UNIX and inet; netlink only for routes, which getaddrinfo and getifaddrs ask. */
static void emit_socket_with_network(void) {
  unless_equal(SYS_socket, 14);
  load_argument(0);
  if_equal(AF_UNIX, 11);                       /* allow */
  if_equal(AF_INET, 5);                        /* look at the type */
  if_equal(AF_INET6, 4);
  unless_equal(AF_NETLINK, 7);                 /* refuse */
  load_argument(2);
  if_equal(0, 6);                              /* NETLINK_ROUTE: allow */
  emit(BPF_JMP | BPF_JA, 0, 0, 4);             /* refuse */
  load_argument(1);
  emit(BPF_ALU | BPF_AND | BPF_K, 0, 0, 0xff); /* without SOCK_CLOEXEC and SOCK_NONBLOCK */
  if_equal(SOCK_STREAM, 2);
  if_equal(SOCK_DGRAM, 1);
  refuse(EPERM);
  answer(SECCOMP_RET_ALLOW);
}

static void emit_all(bool network) {
  used = 0;
  emit_check_architecture();
  for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
    unless_equal((uint32_t)denied[i], 1);
    refuse(EPERM);
  }
  unless_equal(435, 1); /* clone3 hides its flags in memory, out of a filter's sight; glibc falls back to clone */
  refuse(ENOSYS);
  if (network) emit_socket_with_network();
  else emit_socket_without_network();
  emit_personality();
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) emit_rule(&rules[i]);
  answer(SECCOMP_RET_ALLOW);
}

bool install_filter(bool network) {
  emit_all(network);
  if (used > MAX_INSTRUCTIONS) {
    errno = E2BIG;
    return false;
  }
  struct sock_fprog filter = {used, program};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
