/*
 * A sandbox inside a container of a pod: namespaces of its own, as bubblewrap makes them for the local engine. The
 * container's user needs no capability for it, only a seccomp profile that lets it make a user namespace
 * (k8s/seccomp/podium-sandbox.json); user code never gets that far, the runner's own filter refuses it.
 */
#define _GNU_SOURCE
#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { INNER_ID = 1000, NAMESPACES = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET };

/* The new root while it is built: any folder that every image has. */
#define BASE "/tmp"

/* Once the namespaces are there, half a sandbox is none: the container ends, and its log and status say why. */
static _Noreturn void fail(const char *what, const char *which) {
  dprintf(STDERR_FILENO, "podium-runner: %s %s: %s\n", what, which, strerror(errno));
  exit(EXIT_LAUNCH);
}

static void write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text)) fail("cannot write", path);
  close(fd);
}

static const char *at_base(const char *path) {
  static char joined[256];
  snprintf(joined, sizeof joined, BASE "%s", path);
  return joined;
}

static void make_folder(const char *path) {
  if (mkdir(at_base(path), 0755) < 0 && errno != EEXIST) fail("cannot make", path);
}

/* A bind mount keeps the flags that the container's own mounts are locked with. */
static void close_mount(const char *path, unsigned long flags) {
  struct statvfs now;
  if (statvfs(path, &now) < 0) fail("cannot look at", path);
  if (now.f_flag & ST_NOEXEC) flags |= MS_NOEXEC;
  if (now.f_flag & ST_NODEV) flags |= MS_NODEV;
  if (mount(NULL, path, NULL, MS_REMOUNT | MS_BIND | MS_NOSUID | flags, NULL) < 0) fail("cannot remount", path);
}

static bool bind_path(const char *source, const char *target, unsigned long flags) {
  struct stat kind;
  if (stat(source, &kind) < 0) return false;
  const char *place = at_base(target);
  if (S_ISDIR(kind.st_mode)) {
    if (mkdir(place, 0755) < 0 && errno != EEXIST) fail("cannot make", target);
  } else {
    int fd = open(place, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    close_fd(&fd);
  }
  if (mount(source, place, NULL, MS_BIND | MS_REC, NULL) < 0) fail("cannot bind", source);
  if (flags) close_mount(place, flags);
  return true;
}

/* Files cost memory of the kernel even when they are empty: about as much as a place of this size. */
enum { BYTES_OF_FILE = 1024 };

static void mount_memory(const char *path, uint64_t bytes, const char *mode) {
  char options[96];
  unsigned long long size = bytes, files = bytes / BYTES_OF_FILE + 16;
  snprintf(options, sizeof options, "size=%llu,nr_inodes=%llu,mode=%s", size, files, mode);
  if (mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, options) < 0) fail("cannot mount", path);
}

static void map_ids(uid_t uid, gid_t gid) {
  char map[64];
  write_file("/proc/self/setgroups", "deny");
  snprintf(map, sizeof map, "%d %u 1", INNER_ID, uid);
  write_file("/proc/self/uid_map", map);
  snprintf(map, sizeof map, "%d %u 1", INNER_ID, gid);
  write_file("/proc/self/gid_map", map);
}

/* The system of the image, without what its administrator or the cluster put beside it. */
static void build_system(void) {
  static const char *links[] = {"/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"};
  static const char *masks[] = {"/usr/local", "/usr/src", "/usr/etc"};
  char target[256];
  bind_path("/usr", "/usr", MS_RDONLY | MS_NODEV);
  make_folder("/empty");
  for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
    if (access(masks[i], F_OK) == 0) bind_path(BASE "/empty", masks[i], MS_RDONLY);
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    ssize_t length = readlink(links[i], target, sizeof target - 1);
    if (length < 0) continue;
    target[length] = 0;
    if (symlink(target, at_base(links[i])) < 0) fail("cannot link", links[i]);
  }
  bind_path("/podium", "/podium", MS_RDONLY | MS_NODEV);
}

static void build_etc(void) {
  make_folder("/etc");
  write_file(BASE "/etc/passwd", "user:x:1000:1000:user:/work:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n");
  write_file(BASE "/etc/group", "user:x:1000:\nnogroup:x:65534:\n");
  write_file(BASE "/etc/hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n");
  write_file(BASE "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
  bind_path("/etc/ld.so.cache", "/etc/ld.so.cache", MS_RDONLY);
  bind_path("/etc/alternatives", "/etc/alternatives", MS_RDONLY);
}

/* What the image's tools read elsewhere; runner/images/assemble.sh lists it. */
static void bind_listed(void) {
  char path[200];
  FILE *list = fopen("/podium/paths", "re");
  if (!list) return;
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
      *slash = 0;
      make_folder(path);
      *slash = '/';
    }
    bind_path(path, path, MS_RDONLY | MS_NODEV);
  }
  fclose(list);
}

static void build_devices(uint64_t shared_bytes) {
  static const char *devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"};
  static const char *links[][2] = {{"/proc/self/fd", "/dev/fd"}, {"/proc/self/fd/0", "/dev/stdin"},
    {"/proc/self/fd/1", "/dev/stdout"}, {"/proc/self/fd/2", "/dev/stderr"}, {"pts/ptmx", "/dev/ptmx"}};
  make_folder("/dev");
  mount_memory(BASE "/dev", 65536, "0755");
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) bind_path(devices[i], devices[i], 0);
  for (size_t i = 0; i < sizeof links / sizeof *links; i++)
    if (symlink(links[i][0], at_base(links[i][1])) < 0) fail("cannot link", links[i][1]);
  make_folder("/dev/pts");
  if (mount("devpts", BASE "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=620") < 0)
    fail("cannot mount", "/dev/pts");
  make_folder("/dev/shm");
  mount_memory(BASE "/dev/shm", shared_bytes, "1777");
  close_mount(BASE "/dev", MS_RDONLY);
}

static void build_root(const struct pod *pod) {
  if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) fail("cannot own", "/");
  mount_memory(BASE, 256 * 1024, "0755");
  build_system();
  build_etc();
  bind_listed();
  bind_path("/proc", "/proc", 0);
  build_devices(pod->tmp_bytes);
  make_folder("/work"), make_folder("/tmp");
  mount_memory(BASE "/work", pod->work_bytes, "0755");
  mount_memory(BASE "/tmp", pod->tmp_bytes, "1777");
  rmdir(BASE "/empty");
  close_mount(BASE, MS_RDONLY);
  /* Both at one place: the old root ends on top of the new one, and is taken off. */
  if (chdir(BASE) < 0 || syscall(SYS_pivot_root, ".", ".") < 0 || umount2(".", MNT_DETACH) < 0 || chdir("/") < 0)
    fail("cannot change to", "the new root");
}

static void drop_capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++)
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0) fail("cannot drop", "the bounding set");
  if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0) fail("cannot drop", "ambient capabilities");
  if (syscall(SYS_capset, &header, none) < 0) fail("cannot drop", "capabilities");
}

bool enter_pod(const struct pod *pod) {
  uid_t uid = getuid();
  gid_t gid = getgid();
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (unshare(NAMESPACES) < 0) {
    dprintf(STDERR_FILENO, "podium-runner: no namespaces of its own: %s\n", strerror(errno));
    return false;
  }
  map_ids(uid, gid);
  build_root(pod);
  if (sethostname("sandbox", 7) < 0) fail("cannot name", "the host");
  drop_capabilities();
  return true;
}
