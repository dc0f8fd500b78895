import { expect, it } from "vitest";
import { execute, hasPrinted, runIn, until, withSandbox } from "./execute";
import { plainProfile } from "./profiles";
import { bash, python } from "./programs";
import type { TargetHandle } from "./target";

/** Sandboxes side by side know nothing of each other. */
export function describeNeighbours(target: TargetHandle): void {
  it("runs 20 at once, each with its own output", async () => {
    const runs = Array.from({ length: 20 }, (_, index) =>
      execute(target, bash(`sleep 0.1; echo ${index}; cat /proc/sys/kernel/random/boot_id >/dev/null`)),
    );
    const outputs = (await Promise.all(runs)).map((outcome) => outcome.stdout);
    expect(outputs).toEqual(Array.from({ length: 20 }, (_, index) => `${index}\n`));
  });

  it("shares no files, processes, abstract sockets, shared memory or message queues", async () => {
    const host = `
import ctypes, os, socket, time
for folder in ('/work', '/tmp', '/dev/shm'): open(folder + '/shared', 'w').write('secret')
s = socket.socket(socket.AF_UNIX); s.bind('\\0podium-neighbour'); s.listen()
libc = ctypes.CDLL(None, use_errno=True)
print('shm', libc.shmget(4242, 4096, 0o1666) >= 0, libc.msgget(4242, 0o1666) >= 0)
print('ready')
time.sleep(60)
`;
    const guest = `
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
print([os.path.exists(f + '/shared') for f in ('/work', '/tmp', '/dev/shm')])
s = socket.socket(socket.AF_UNIX)
try: s.connect('\\0podium-neighbour'); print('reached')
except OSError as e: print(e.strerror)
print(libc.shmget(4242, 0, 0), libc.msgget(4242, 0))
print(sum(1 for p in os.listdir('/proc') if p.isdigit() and b'neighbour' in open('/proc/%s/cmdline' % p, 'rb').read()))
`;
    await withSandbox(
      target,
      async (sandbox) => {
        let guestOutput = "";
        const { exit } = await runIn(sandbox, python(host), async (running, events) => {
          await until(() => hasPrinted(events, "ready"), "the neighbour");
          expect(hasPrinted(events, "shm True True")).toBe(true);
          guestOutput = (await execute(target, python(guest))).stdout;
          running.kill();
        });
        expect(exit.reason).toBe("killed");
        expect(guestOutput).toBe("[False, False, False]\nConnection refused\n-1 -1\n0\n");
      },
      plainProfile,
    );
  });

  it("goes on while a neighbour runs out of memory, output and processes", async () => {
    const victim = execute(target, bash("for i in 1 2 3 4 5 6; do echo $i; sleep 0.1; done"));
    const bombs = [
      execute(target, python("x = []\nwhile True: x.append(b'x' * 1000000)")),
      execute(target, bash("yes")),
      execute(target, bash("while :; do sleep 60 & done", { limits: { ...plainProfile.limits, wallMs: 500 } })),
    ];
    const reasons = (await Promise.all(bombs)).map((outcome) => outcome.exit.reason);
    expect(reasons.slice(0, 2)).toEqual(["memory_limit", "output_limit"]);
    const { exit, stdout } = await victim;
    expect({ stdout, reason: exit.reason }).toEqual({ stdout: "1\n2\n3\n4\n5\n6\n", reason: "exited" });
  });
}
