import { expect, it } from "vitest";
import { execute, results, runIn, withSandbox } from "./execute";
import { primedProfile } from "./profiles";
import { PYTHON_SYSCALLS, bash, c, python } from "./programs";
import type { TargetHandle } from "./target";

const REFUSED = /^(EPERM|EACCES|ENOENT|ESRCH|PermissionError)$/;

/** The runner, the server and the host are out of reach. */
export function describeIdentity(target: TargetHandle): void {
  it("cannot look into the runner", async () => {
    const program = `${PYTHON_SYSCALLS}
for name in ('environ', 'mem', 'maps', 'auxv', 'exe', 'cwd', 'root', 'fd', 'fd/0', 'fd/1', 'io', 'stack', 'ns/net', 'map_files', 'syscall', 'task/1/mem', 'pagemap'):
    path = '/proc/1/' + name
    def look():
        data = os.listdir(path) if name in ('fd', 'map_files') else os.readlink(path) if name in ('exe', 'cwd', 'root', 'fd/0', 'fd/1', 'ns/net') else open(path, 'rb').read(16)
        # Denial may also be an empty answer.
        if not data: raise PermissionError(1, 'empty')
    attempt(name, look)
`;
    const answers = results((await execute(target, python(program))).stdout);
    expect(Object.keys(answers)).toHaveLength(17);
    for (const [name, answer] of Object.entries(answers)) expect(answer, name).toMatch(REFUSED);
  });

  it("cannot trace, slow down, blind or starve the runner", async () => {
    const program = `${PYTHON_SYSCALLS}
import resource
attempt('prlimit-nofile', lambda: resource.prlimit(1, resource.RLIMIT_NOFILE, (3, 3)))
attempt('prlimit-cpu', lambda: resource.prlimit(1, resource.RLIMIT_CPU, (1, 1)))
attempt('setpriority', lambda: os.setpriority(os.PRIO_PROCESS, 1, 19))
attempt('setpriority-user', lambda: os.setpriority(os.PRIO_USER, 0, 19))
attempt('sched_setscheduler', lambda: os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0)))
attempt('sched_setaffinity', lambda: os.sched_setaffinity(1, {0}))
attempt('pidfd_getfd', lambda: libc.syscall(438, libc.syscall(434, 1, 0), 0, 0) >= 0 or (_ for _ in ()).throw(PermissionError(1, '')))
call('ptrace-attach', 101, 117, 16, 1, 0, 0)
call('ptrace-seize', 101, 117, 0x4206, 1, 0, 0)
iov = (ctypes.c_long * 2)(ctypes.addressof(ctypes.create_string_buffer(8)), 8)
call('process_vm_writev', 311, 271, 1, iov, 1, iov, 1, 0)
call('kcmp', 312, 272, 1, os.getpid(), 0, 0, 0)
call('ioprio_set', 251, 30, 1, 1, 3 << 13)
`;
    const { stdout, exit } = await execute(target, python(program));
    const answers = results(stdout);
    expect(Object.keys(answers)).toHaveLength(12);
    for (const [name, answer] of Object.entries(answers))
      expect(answer, name).toMatch(/^(EPERM|EACCES|ESRCH|ENOSYS|PermissionError)$/);
    expect(exit).toMatchObject({ reason: "exited", exitCode: 0 });
  });

  it("survives every signal to PID 1 and to everyone", async () => {
    const script =
      "for s in $(seq 1 64); do kill -$s 1 2>/dev/null; done; echo alive; trap '' TERM; kill -TERM -1; echo still; kill -9 -1; echo never";
    const { exit, stdout } = await execute(target, bash(script));
    expect(stdout.startsWith("alive\nstill\n")).toBe(true);
    expect(exit.reason).toBe("exited");
  });

  it("cannot forge what the runner says, writing to every descriptor and terminal it finds", async () => {
    const source = `
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static const unsigned char forged[] = { 9,0,0,0, 0x88,1,0,0, 1,0,0,0, 64, 8,0,0,0, 0,0,0,0 };
static void spray(const char *folder) { DIR *d = opendir(folder); struct dirent *e; char path[512]; if (!d) return;
  while ((e = readdir(d))) { snprintf(path, sizeof path, "%s/%s", folder, e->d_name); int fd = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY); if (fd > 2) { write(fd, forged, sizeof forged); close(fd); } }
  closedir(d); }
int main(void) { for (int fd = 3; fd < 1024; fd++) if (write(fd, forged, sizeof forged) > 0) puts("an open descriptor");
  spray("/proc/1/fd"); spray("/proc/self/fd"); spray("/dev/pts"); write(1, forged, sizeof forged); write(1, "real\\n", 5); return 42; }`;
    for (const tty of [false, true]) {
      const { exit, stdout } = await execute(target, c(source, { tty, interactive: tty }));
      expect(exit).toMatchObject({ reason: "exited", exitCode: 42 });
      expect(stdout).toContain("real\n");
      expect(stdout).not.toContain("an open descriptor");
    }
  });

  it("gives programs only the three standard descriptors and the environment of the command", async () => {
    const env = { ONLY: "this", PATH: "/bin" };
    expect((await execute(target, { ...bash(""), argv: ["/usr/bin/env"], env })).stdout).toBe("ONLY=this\nPATH=/bin\n");
    // The fourth is the folder that is being listed.
    expect((await execute(target, { ...bash(""), argv: ["/bin/ls", "/proc/self/fd"], env })).stdout).toBe(
      "0\n1\n2\n3\n",
    );
  });

  it("shows nothing of the server's environment in any process", async () => {
    const script = "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n'; echo end";
    const { stdout } = await execute(target, bash(script));
    expect(stdout).toContain("end");
    expect(stdout).not.toContain(process.cwd());
    // Every test process has the second; the others show that a part of the environment or command line came through.
    expect(stdout).not.toMatch(/bwrap|VITEST|NODE_|--launch/);
  });

  it("shows nothing of the host's files", async () => {
    const paths = [
      "/etc/shadow",
      "/etc/hostname",
      "/etc/machine-id",
      "/etc/ssh",
      "/etc/resolv.conf",
      "/root",
      "/home",
      process.cwd(),
      "/var",
      "/run",
      "/mnt",
      "/opt",
      "/srv",
      "/boot",
      "/sys",
      "/var/run/secrets",
      "/run/secrets/kubernetes.io",
      "/.dockerenv",
    ];
    const { stdout } = await execute(
      target,
      bash(
        `for p in ${paths.join(" ")}; do [ -e $p ] && echo $p; done; ls -A /usr/local; cat /etc/passwd | wc -l; hostname`,
      ),
    );
    expect(stdout).toBe("2\nsandbox\n");
  });

  it("does not tell the server's processes or the host's users", async () => {
    const { stdout } = await execute(
      target,
      bash(
        "ls /proc | grep -E '^[0-9]+$' | sort -n | head -1; ls /proc | grep -cE '^[0-9]+$'; cat /proc/self/mountinfo | grep -c workspaces; id -un",
      ),
    );
    const [first, count, , name] = stdout.split("\n");
    expect(first).toBe("1");
    expect(Number(count)).toBeLessThan(12);
    expect(name).toBe("user");
  });

  it("cannot reach the primed process's pipe or feed it twice", async () => {
    const program =
      "ls /proc/self/fd | tr '\\n' ' '; ls -l /proc/self/fd | grep -c pipe; cat <&3 2>/dev/null || echo closed";
    const outcome = await withSandbox(
      target,
      (sandbox) => runIn(sandbox, bash("", { primeData: new TextEncoder().encode(program) })),
      primedProfile,
    );
    expect(outcome.stdout).toContain("closed");
  });
}
