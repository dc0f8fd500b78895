import { execFileSync } from "node:child_process";
import { createSocket, type Socket as DatagramSocket } from "node:dgram";
import { connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { KubeConfig } from "@kubernetes/client-node";
import { runIn } from "../../lib/sandboxes/conformance/execute";
import { plainProfile } from "../../lib/sandboxes/conformance/profiles";
import { python } from "../../lib/sandboxes/conformance/programs";
import type { SandboxEngine } from "../../lib/sandboxes/engine";
import { createKubernetesEngine } from "../../lib/sandboxes/kubernetes/engine";
import { testOptions } from "../../lib/sandboxes/kubernetes/testing";
import { kubectl, kubectlBeside } from "./server";

/** The node as its pods see it; see the test cluster's README. */
const NODE = "10.244.0.1";
const METADATA = "169.254.169.254";
const { image, kubeconfig } = inject("cluster");

/** Says `reached` when something answers, and what stopped it otherwise. */
const reach = (call: string) => `import socket, ssl
socket.setdefaulttimeout(5)
def tcp(host, port, family=socket.AF_INET):
    with socket.socket(family) as s:
        s.connect((host, port)); s.sendall(b"hello\\n"); return s.recv(100)
def udp(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"hello", (host, port)); return s.recv(100)
def tls(host, port):
    context = ssl.create_default_context(); context.check_hostname = False; context.verify_mode = ssl.CERT_NONE
    with socket.create_connection((host, port)) as s:
        with context.wrap_socket(s) as t:
            t.sendall(b"GET /healthz HTTP/1.0\\r\\n\\r\\n"); return t.recv(100)
def ping(host):
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, 1) as s:
        for count in range(5): s.sendto(b"\\x08\\x00\\xf7\\xfe\\x00\\x01\\x00\\x00", (host, 0))
        return s.recv(100)
def name(server):
    query = b"\\x12\\x34\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x07podium\\x03dev\\x00\\x00\\x01\\x00\\x01"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(query, (server, 53)); return s.recv(512)
try:
    print("reached" if ${call} else "silence")
except OSError as error:
    print("stopped:", error.strerror or error)
`;

let engine: SandboxEngine;
let otherPod = "";
const servers: Server[] = [];
const sockets: DatagramSocket[] = [];
const ports = { tcp: 0, udp: 0, api: 0, kubelet: 0 };

beforeAll(async () => {
  execFileSync("ip", ["address", "add", `${METADATA}/32`, "dev", "podium0"]);
  ports.tcp = await listen(NODE, 0);
  await listen(METADATA, 80);
  // Of this machine, or of its bridge while the cluster runs with services.
  const apiServer = new URL(apiAddress());
  ports.api = await listen(NODE, 0, { host: apiServer.hostname, port: Number(apiServer.port) });
  const kubelet = kubectl("get", "nodes", "-o", "jsonpath={.items[0].status.daemonEndpoints.kubeletEndpoint.Port}");
  ports.kubelet = await listen(NODE, 0, { host: "127.0.0.1", port: Number(kubelet) });
  ports.udp = await answer(0);
  await answer(53);
  makePod("unfiltered", "import time; time.sleep(3600)");
  makePod(
    "other",
    "import socketserver as s\nclass H(s.StreamRequestHandler):\n  def handle(self): self.wfile.write(b'hi')\ns.TCPServer(('', 7000), H).serve_forever()",
  );
  kubectl("wait", "--for=condition=Ready", "pod/unfiltered", "pod/other", "--timeout=60s");
  otherPod = kubectl("get", "pod", "other", "-o", "jsonpath={.status.podIP}");
  engine = createKubernetesEngine(testOptions());
  expect((await engine.start()).tier).toBe("full");
});

afterAll(async () => {
  await engine?.close();
  for (const server of servers) server.close();
  for (const socket of sockets) socket.close();
  kubectl("delete", "pod", "unfiltered", "other", "--grace-period=0", "--force", "--ignore-not-found");
  execFileSync("ip", ["address", "delete", `${METADATA}/32`, "dev", "podium0"]);
});

function apiAddress(): string {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return config.getCurrentCluster()?.server ?? "";
}

/** Listens where pods can reach it: says hello, or leads to something that this machine reaches. */
async function listen(host: string, port: number, to?: { host: string; port: number }): Promise<number> {
  const server = createServer((client) => {
    client.on("error", () => undefined);
    if (to === undefined) return client.end("hello\n");
    const upstream = connect(to.port, to.host);
    upstream.on("error", () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  servers.push(server);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  return (server.address() as { port: number }).port;
}

/** Answers every datagram with itself. */
async function answer(port: number): Promise<number> {
  const socket = createSocket("udp4");
  sockets.push(socket);
  socket.on("message", (message, from) => socket.send(message, from.port, from.address));
  await new Promise<void>((resolve) => socket.bind(port, NODE, resolve));
  return socket.address().port;
}

/** A pod as anybody could make one: nothing of Podium filters it. */
function makePod(name: string, program: string): void {
  const container = {
    name,
    image,
    imagePullPolicy: "Never",
    command: ["/usr/bin/python3", "-c", program],
    securityContext: { runAsUser: 0 },
  };
  const overrides = JSON.stringify({ spec: { containers: [container], automountServiceAccountToken: false } });
  kubectl("run", name, `--image=${image}`, "--restart=Never", `--overrides=${overrides}`);
}

describe.each([
  ["another pod", () => `tcp("${otherPod}", 7000)`],
  ["the node, by TCP", () => `tcp("${NODE}", ${ports.tcp})`],
  ["the node, by UDP", () => `udp("${NODE}", ${ports.udp})`],
  ["the node, by ICMP", () => `ping("${NODE}")`],
  ["a name server", () => `name("${NODE}")`],
  ["the API server", () => `tls("${NODE}", ${ports.api})`],
  ["the kubelet", () => `tls("${NODE}", ${ports.kubelet})`],
  ["a cloud's metadata", () => `tcp("${METADATA}", 80)`],
])("%s", (_, call) => {
  it("is reached by a pod that nothing filters, and not by a sandbox", async () => {
    const program = reach(call());
    expect(await kubectlBeside("exec", "unfiltered", "--", "/usr/bin/python3", "-c", program)).toBe("reached\n");
    const sandbox = await engine.acquire(plainProfile);
    try {
      const { stdout } = await runIn(sandbox, python(program));
      expect(stdout).toMatch(/^stopped: (Operation not permitted|Network is unreachable)\n$/);
    } finally {
      await sandbox.dispose();
    }
  });
});
