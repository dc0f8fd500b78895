import { expect, it } from "vitest";
import { execute, results } from "./execute";
import { PYTHON_SYSCALLS, bash, c, python } from "./programs";
import type { TargetHandle } from "./target";

const REFUSED = /^(EPERM|EACCES|ENOSYS|EROFS|ENOENT|ENOSPC|EUSERS|ENODEV|EINVAL|ESRCH)$/;

/** System calls a program has no business with are refused, and what programs need works. */
export function describeKernel(target: TargetHandle): void {
  it("refuses dangerous system calls", async () => {
    const program = `${PYTHON_SYSCALLS}
buffer = ctypes.create_string_buffer(4096)
call('ptrace', 101, 117, 16, os.getppid(), 0, 0)
call('ptrace-traceme', 101, 117, 0, 0, 0, 0)
call('process_vm_readv', 310, 270, 1, 0, 0, 0, 0, 0)
call('mount', 165, 40, b'none', b'/tmp', b'tmpfs', 0, 0)
call('umount', 166, 39, b'/proc', 2)
call('pivot_root', 155, 41, b'/tmp', b'/tmp')
call('chroot', 161, 51, b'/tmp')
call('fsopen', 430, 430, b'tmpfs', 0)
call('open_tree', 428, 428, -100, b'/', 1)
call('move_mount', 429, 429, -100, b'/', -100, b'/tmp', 0)
call('unshare-user', 272, 97, 0x10000000)
call('unshare-net', 272, 97, 0x40000000)
call('unshare-mount', 272, 97, 0x00020000)
call('clone-user', 56, 220, 0x10000000 | 17, 0, 0, 0, 0)
call('clone3', 435, 435, buffer, 64)
call('setns', 308, 268, 0, 0)
call('bpf', 321, 280, 0, buffer, 120)
call('keyctl', 250, 219, 0, -3, 0)
call('add_key', 248, 217, b'user', b'x', b'y', 1, -3)
call('request_key', 249, 218, b'user', b'x', b'y', -3)
call('io_uring_setup', 425, 425, 8, buffer)
call('userfaultfd', 323, 282, 1)
call('perf_event_open', 298, 241, buffer, 0, -1, -1, 0)
call('kexec_load', 246, 104, 0, 0, 0, 0)
call('init_module', 175, 105, buffer, 8, b'')
call('finit_module', 313, 273, 0, b'', 0)
call('reboot', 169, 142, 0xfee1dead, 672274793, 0, 0)
call('swapon', 167, 224, b'/tmp', 0)
call('acct', 163, 89, b'/tmp/x')
call('sethostname', 170, 161, b'x', 1)
call('settimeofday', 164, 170, buffer, 0)
call('clock_settime', 227, 112, 0, buffer)
call('syslog', 103, 116, 2, buffer, 100)
call('open_by_handle_at', 304, 265, -100, buffer, 0)
call('quotactl', 179, 60, 0, 0, 0, 0)
call('mknod-device', 259, 33, -100, b'/tmp/device', 0o20666, 0x103)
`;
    const answers = results((await execute(target, python(program))).stdout);
    expect(Object.keys(answers)).toHaveLength(36);
    for (const [name, answer] of Object.entries(answers)) expect(answer, name).toMatch(REFUSED);
  });

  it("lets programs do what programs do", async () => {
    const program = `${PYTHON_SYSCALLS}
import mmap, multiprocessing, select, subprocess, threading, time, tempfile
attempt('threads', lambda: [t.start() or t.join() for t in [threading.Thread(target=time.sleep, args=(0,))]])
attempt('subprocess', lambda: subprocess.run(['/bin/true'], check=True))
attempt('shell', lambda: subprocess.run('echo x | cat > /dev/null', shell=True, check=True))
attempt('mmap', lambda: mmap.mmap(-1, 4096))
attempt('memfd', lambda: os.memfd_create('x'))
attempt('epoll', lambda: select.epoll())
attempt('temporary', lambda: tempfile.NamedTemporaryFile().write(b'x'))
attempt('semaphore', lambda: multiprocessing.Semaphore())
attempt('process', lambda: [p.start() or p.join() for p in [multiprocessing.Process(target=print, args=('child ok',))]])
attempt('mkfifo', lambda: os.mkfifo('/tmp/fifo'))
attempt('symlink', lambda: os.symlink('x', '/tmp/link'))
attempt('nice', lambda: os.nice(1))
attempt('random', lambda: os.getrandom(8))
attempt('pty', lambda: __import__('pty').openpty())
`;
    const answers = results((await execute(target, python(program))).stdout);
    expect(Object.keys(answers)).toHaveLength(15);
    for (const [name, answer] of Object.entries(answers)) expect(answer, name).toBe("ok");
  });

  it("has no capability, no new privileges, a filter, and user files that give none", async () => {
    const script =
      "grep -E '^(Cap(Inh|Prm|Eff|Bnd|Amb)|NoNewPrivs|Seccomp):' /proc/self/status | tr -d '\\t'; cp /bin/id id; chmod 6755 id; ./id -u; id -G";
    const { stdout } = await execute(target, bash(script));
    for (const set of ["Inh", "Prm", "Eff", "Bnd", "Amb"]) expect(stdout).toContain(`Cap${set}:0000000000000000`);
    expect(stdout).toContain("NoNewPrivs:1");
    expect(stdout).toContain("Seccomp:2");
    expect(stdout).toMatch(/\n1000\n1000\n$/);
  });

  it("gains nothing from the system's setuid programs", async () => {
    const script =
      "for p in /usr/bin/su /usr/bin/mount /usr/bin/passwd /usr/bin/sudo; do [ -e $p ] && stat -c %a $p; done; su root -c id </dev/null; mount -t tmpfs none /tmp; id -u";
    const { stdout } = await execute(target, bash(script));
    expect(stdout).not.toContain("uid=0");
    expect(stdout.trim().split("\n").at(-1)).toBe("1000");
  });

  it("shows no /sys, no cgroup files, no host devices", async () => {
    const script =
      "ls /sys /sys/fs/cgroup 2>&1 | head -3; ls /dev | grep -E '^(sd|vd|nvme|mem|kmem|kvm|fuse|loop|tun|net|vsock|vhost|input|dri)' ; find / -xdev -name 'cgroup.procs' 2>/dev/null; cat /proc/self/cgroup | cut -d: -f3 | sort -u";
    const { stdout } = await execute(target, bash(script));
    expect(stdout).toMatch(/No such file/);
    expect(stdout.split("\n").filter((line) => line && !line.includes("No such file"))).toEqual(["/"]);
  });

  it("cannot change what the kernel does with cores, modules or its own settings", async () => {
    const files = [
      "/proc/sys/kernel/core_pattern",
      "/proc/sys/kernel/modprobe",
      "/proc/sysrq-trigger",
      "/proc/sys/vm/drop_caches",
      "/proc/sys/kernel/hostname",
      "/proc/sys/user/max_user_namespaces",
      "/proc/self/oom_score_adj",
      "/proc/self/uid_map",
      "/proc/self/setgroups",
      "/proc/1/oom_score_adj",
    ];
    const script = files.map((name) => `(echo -17 > ${name}) 2>/dev/null && echo written ${name}`).join("; ");
    const { stdout } = await execute(target, bash(`${script}; (echo 500 > /proc/self/oom_score_adj) && echo control`));
    expect(stdout).toBe("control\n");
  });

  it("cannot read the kernel's memory or log", async () => {
    const script =
      "for f in /proc/kcore /dev/mem /proc/kmsg /dev/kmsg /proc/kallsyms /proc/keys /proc/timer_list /proc/slabinfo; do head -c 64 $f 2>/dev/null | grep -qv '^0000000000000000' && echo read $f; done; head -c 5 /proc/version";
    expect((await execute(target, bash(script))).stdout.replace("read /proc/keys\n", "")).toBe("Linux");
  });

  it("cannot make itself immune to the killer, or faster than others", async () => {
    const source = `
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
int main(void) { struct sched_param p = { 1 };
  printf("fifo %s\\n", sched_setscheduler(0, SCHED_FIFO, &p) == 0 ? "ok" : "refused");
  printf("nice %s\\n", setpriority(PRIO_PROCESS, 0, -10) == 0 ? "ok" : "refused");
  struct rlimit r = { 1 << 20, 1 << 20 };
  printf("nofile %s\\n", setrlimit(RLIMIT_NOFILE, &r) == 0 ? "ok" : "refused");
  struct rlimit core = { RLIM_INFINITY, RLIM_INFINITY };
  printf("core %s\\n", setrlimit(RLIMIT_CORE, &core) == 0 ? "ok" : "refused"); return 0; }`;
    expect(results((await execute(target, c(source))).stdout)).toEqual({
      fifo: "refused",
      nice: "refused",
      nofile: "refused",
      core: "refused",
    });
  });
}
