import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { execute, results } from "./execute";
import { PYTHON_SYSCALLS, c, python } from "./programs";
import type { TargetHandle } from "./target";

/** The errors of refusal; those of name resolution are negative. */
const REFUSED = /^(EPERM|EACCES|EAFNOSUPPORT|EPROTONOSUPPORT|ENETUNREACH|EINVAL|ENOSYS|ECONNREFUSED|-\d+)$/;

/** There is no network, of whatever family. Unix sockets within the sandbox work. */
export function describeNetwork(target: TargetHandle): void {
  it("keeps a local socket pair and a unix server working", async () => {
    const program =
      "import socket\na, b = socket.socketpair()\na.send(b'hi')\nprint(b.recv(2))\ns = socket.socket(socket.AF_UNIX)\ns.bind('s'); s.listen()\nc = socket.socket(socket.AF_UNIX); c.connect('s')\nprint('connected')";
    expect((await execute(target, python(program))).stdout).toBe("b'hi'\nconnected\n");
  });

  it("reaches no server of this machine by TCP or UDP", async () => {
    let reached = 0;
    const tcp = createServer((socket) => {
      reached += 1;
      socket.destroy();
    });
    const udp = createSocket("udp4", () => reached++);
    await new Promise<void>((resolve) => tcp.listen(0, "0.0.0.0", resolve));
    await new Promise<void>((resolve) => udp.bind(0, "0.0.0.0", resolve));
    const ports = { tcp: (tcp.address() as AddressInfo).port, udp: udp.address().port };
    const program = `${PYTHON_SYSCALLS}
import socket
for host in ('127.0.0.1', '0.0.0.0', 'localhost'):
    attempt('tcp-' + host, lambda: socket.create_connection((host, ${ports.tcp}), 1))
    attempt('udp-' + host, lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', (host, ${ports.udp})))
`;
    const answers = results((await execute(target, python(program))).stdout);
    expect(Object.keys(answers)).toHaveLength(6);
    for (const [name, answer] of Object.entries(answers)) expect(answer, name).toMatch(REFUSED);
    expect(reached).toBe(0);
    // The control: the servers were there to be reached.
    const { connect } = await import("node:net");
    await new Promise((resolve) => connect(ports.tcp, "127.0.0.1").on("close", resolve).resume());
    expect(reached).toBe(1);
    tcp.close();
    udp.close();
  });

  it("reaches nothing outside", async () => {
    const program = `${PYTHON_SYSCALLS}
import socket
attempt('tcp', lambda: socket.create_connection(('1.1.1.1', 80), 1))
attempt('udp', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('1.1.1.1', 53)))
attempt('tcp6', lambda: socket.create_connection(('::1', 80), 1))
attempt('udp6', lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b'x', ('2606:4700:4700::1111', 53)))
attempt('metadata', lambda: socket.create_connection(('169.254.169.254', 80), 1))
attempt('metadata6', lambda: socket.create_connection(('fd00:ec2::254', 80), 1))
attempt('dns', lambda: socket.getaddrinfo('example.com', 80))
attempt('kubernetes', lambda: socket.getaddrinfo('kubernetes.default.svc', 443))
`;
    const answers = results((await execute(target, python(program))).stdout);
    expect(Object.keys(answers)).toHaveLength(8);
    for (const [name, answer] of Object.entries(answers)) expect(answer, name).toMatch(REFUSED);
  });

  it("makes no socket of another family", async () => {
    const program = `${PYTHON_SYSCALLS}
import socket
for name, family, kind, protocol in (('inet', 2, 1, 0), ('inet-udp', 2, 2, 0), ('inet6', 10, 1, 0), ('icmp', 2, 2, 1), ('raw', 2, 3, 1), ('packet', 17, 3, 0),
    ('vsock', 40, 1, 0), ('alg', 38, 5, 0), ('bluetooth', 31, 3, 0), ('can', 29, 3, 1), ('xdp', 44, 3, 0), ('rds', 21, 5, 0), ('tipc', 30, 1, 0), ('smc', 43, 1, 0)):
    attempt(name, lambda: socket.socket(family, kind, protocol))
`;
    const answers = results((await execute(target, python(program))).stdout);
    expect(Object.keys(answers)).toHaveLength(14);
    for (const [name, answer] of Object.entries(answers)) expect(answer, name).toMatch(REFUSED);
  });

  it("makes none through the 32-bit entry or a socket pair either", async () => {
    const source = `
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
int main(void) { int two[2];
#if defined(__x86_64__)
  /* socketcall by int 0x80 passes a filter that looks at 64-bit calls only: 359 is socket(2) there. */
  long r; __asm__ volatile("int $0x80" : "=a"(r) : "a"(359), "b"(2), "c"(1), "d"(0) : "memory");
  printf("compat %s\\n", r >= 0 ? "ok" : "EPERM"); fflush(stdout);
#else
  printf("compat EPERM\\n");
#endif
  printf("pair %s\\n", socketpair(AF_INET, SOCK_STREAM, 0, two) == 0 ? "ok" : "EPERM"); return 0; }`;
    const { stdout, exit } = await execute(target, c(source));
    // Being killed for the foreign entry is as good as being refused.
    if (exit.signal === "SIGSYS") expect(stdout).toBe("");
    else expect(results(stdout)).toEqual({ compat: "EPERM", pair: "EPERM" });
  });

  it("shows no interface but a silent loopback, and no neighbours", async () => {
    const { stdout } = await execute(
      target,
      python(
        "print(sorted(l.split(':')[0].strip() for l in open('/proc/net/dev').readlines()[2:]))\nprint(len(open('/proc/net/tcp').readlines()))",
      ),
    );
    expect(stdout.split("\n")[0]).toBe("['lo']");
    expect(stdout.split("\n")[1]).toBe("1");
  });
}
