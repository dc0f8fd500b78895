/* Tries what user code must not be able to do, and prints one line each: what, and the error's name or "ok". */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, long result) { printf("%s %s\n", what, result < 0 ? strerrorname_np(errno) : "ok"); }

#define TRY(what, call) (errno = 0, say(what, (long)(call)))

int main(void) {
  char bytes[256] = {0};
  TRY("control getpid", syscall(SYS_getpid));
  TRY("control unix socket", socket(AF_UNIX, SOCK_STREAM, 0));
  TRY("control socketpair", socketpair(AF_UNIX, SOCK_STREAM, 0, (int *)bytes));
  TRY("control kill self", kill(getpid(), 0));
  TRY("control setpriority self", setpriority(PRIO_PROCESS, 0, 5));
  TRY("control personality", personality(0xffffffff));
  TRY("tcp", socket(AF_INET, SOCK_STREAM, 0));
  TRY("tcp6", socket(AF_INET6, SOCK_STREAM, 0));
  TRY("udp", socket(AF_INET, SOCK_DGRAM, 0));
  TRY("raw", socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
  TRY("packet", socket(AF_PACKET, SOCK_RAW, 0));
  TRY("vsock", socket(40, SOCK_STREAM, 0));
  TRY("netlink route", socket(AF_NETLINK, SOCK_RAW, 0));
  TRY("netlink audit", socket(AF_NETLINK, SOCK_RAW, 9));
  TRY("socketpair inet", socketpair(AF_INET, SOCK_STREAM, 0, (int *)bytes));
  TRY("ptrace", syscall(SYS_ptrace, 0, 0, 0, 0));
  TRY("process_vm_readv", syscall(SYS_process_vm_readv, 1, bytes, 0, bytes, 0, 0));
  TRY("pidfd_getfd", syscall(438, 0, 0, 0));
  TRY("mount", syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL));
  TRY("umount2", syscall(SYS_umount2, "/tmp", 0));
  TRY("fsopen", syscall(430, "tmpfs", 0));
  TRY("open_tree", syscall(428, -100, "/tmp", 1));
  TRY("unshare", unshare(CLONE_NEWUSER));
  TRY("setns", setns(0, 0));
  TRY("clone newuser", syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
  TRY("clone3", syscall(435, bytes, 64));
  TRY("bpf", syscall(SYS_bpf, 0, bytes, 8));
  TRY("keyctl", syscall(SYS_keyctl, 0, -3, 1));
  TRY("add_key", syscall(SYS_add_key, "user", "a", "b", 1, -3));
  TRY("io_uring_setup", syscall(425, 1, bytes));
  TRY("userfaultfd", syscall(SYS_userfaultfd, 1));
  TRY("perf_event_open", syscall(SYS_perf_event_open, bytes, 0, -1, -1, 0));
  TRY("chroot", chroot("/tmp"));
  TRY("name_to_handle_at", syscall(SYS_name_to_handle_at, -100, "/", bytes, bytes, 0));
  TRY("personality read-implies-exec", personality(0x0400000));
  TRY("tiocsti", ioctl(0, TIOCSTI, "x"));
  TRY("tiocsti high bits", syscall(SYS_ioctl, 0, 0x100000000UL | TIOCSTI, "x"));
  TRY("prlimit 1", syscall(SYS_prlimit64, 1, RLIMIT_NOFILE, NULL, bytes));
  TRY("sched_setaffinity 1", syscall(SYS_sched_setaffinity, 1, 8, bytes));
  TRY("setpriority 1", setpriority(PRIO_PROCESS, 1, 19));
  TRY("setpriority user", setpriority(PRIO_USER, 0, 19));
  TRY("setpriority group", setpriority(PRIO_PGRP, 0, 19));
  TRY("ioprio_set 1", syscall(SYS_ioprio_set, 1, 1, 0x6000));
  TRY("kill 1", kill(1, SIGTERM));
  TRY("pidfd_open 1", syscall(434, 1, 0));
  TRY("sethostname", sethostname("x", 1));
  TRY("clock_settime", syscall(SYS_clock_settime, 0, bytes));
  TRY("read /proc/1/environ", open("/proc/1/environ", O_RDONLY));
  TRY("read /proc/1/mem", open("/proc/1/mem", O_RDONLY));
  TRY("write /proc/1/fd/1", open("/proc/1/fd/1", O_WRONLY));
  TRY("write /proc/1/oom_score_adj", open("/proc/1/oom_score_adj", O_WRONLY));
  TRY("unknown new call", syscall(500));
  struct rlimit core;
  getrlimit(RLIMIT_CORE, &core);
  printf("core limit %lu\n", (unsigned long)core.rlim_cur);
  fflush(stdout);
#if defined(__x86_64__)
  if (fork() == 0) _exit((int)syscall(0x40000000 | 39)); /* x32 getpid */
  int status;
  wait(&status);
  printf("x32 signal %d\n", status & 0x7f);
#endif
  return 0;
}
