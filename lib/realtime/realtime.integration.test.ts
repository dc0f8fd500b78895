import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller, newOwner } from "../../e2e/api/server";
import { ApiSocket } from "../../e2e/api/socket";
import { allEvents, textOf } from "../../e2e/api/sse";
import { createdExecutionSchema } from "../contracts/executions";
import { eventsMessageSchema } from "../contracts/realtime";
import type { ExecutionEvent } from "../contracts/events";
import { startTestApp, type TestApp } from "../testing";
import { bounds } from "./bounds";

let app: TestApp;
let me: Caller;
const open: { close(): void }[] = [];

beforeAll(async () => {
  app = await startTestApp();
  me = await newOwner(app.url);
});
afterAll(() => app?.stop());
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

async function connect(caller = me, headers: Record<string, string> = {}): Promise<ApiSocket> {
  const socket = await ApiSocket.open(caller, headers);
  open.push(socket);
  return socket;
}

/** A socket as a program would open it, with nothing done for it. */
function raw(options: { auth?: object } = {}): Socket {
  const extraHeaders = options.auth ? {} : me.headers;
  const socket = io(app.url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders,
    ...options,
  });
  open.push(socket);
  return socket;
}

async function create(socket: ApiSocket, body: object, options: object = { watch: true }) {
  const answer = await socket.ask("execution:create", body, options);
  expect(answer).toMatchObject({ ok: true });
  return createdExecutionSchema.parse(answer["execution"]);
}

const ticking = { language: "bash", source: "for i in $(seq 30); do echo $i; sleep 0.05; done" };

describe("a socket", () => {
  it("creates and watches, and is told the same story as everybody", async () => {
    const socket = await connect();
    const { id } = await create(socket, { language: "python", source: "print('hello')" });
    await socket.until(() => socket.ends.includes(id));
    expect(textOf(socket.events)).toBe("hello\n");
    expect(socket.events).toEqual(await allEvents(me, id));
  });

  it("goes on after the number it has, and hears no more once it does not watch", async () => {
    const first = await connect();
    const { id } = await create(first, ticking);
    await first.until(() => first.events.length >= 4);
    expect(await first.ask("execution:unwatch", { id })).toEqual({ ok: true });
    const seen = [...first.events];
    const second = await connect();
    expect(await second.ask("execution:watch", { id, after: seen.at(-1)?.seq })).toEqual({ ok: true });
    await second.until(() => second.ends.includes(id));
    const all = [...seen, ...second.events];
    expect(all.map((event) => event.seq)).toEqual(all.map((_, index) => index + 1));
    expect([first.events, first.ends]).toEqual([seen, []]);
  });

  it("feeds, resizes, interrupts and cancels", async () => {
    const socket = await connect();
    const source = "read x; stty size; echo hi $x; trap 'echo caught' INT; echo ready; while :; do sleep 0.05; done";
    const { id } = await create(socket, { language: "bash", source, tty: true, rows: 24, columns: 80 });
    expect(await socket.ask("execution:resize", { id, rows: 30, columns: 100 })).toEqual({ ok: true });
    const data = Buffer.from("Ada\n").toString("base64");
    expect(await socket.ask("execution:stdin", { id, data, encoding: "base64" })).toEqual({ ok: true });
    await socket.until(() => textOf(socket.events).includes("ready"));
    expect(textOf(socket.events)).toMatch(/30 100\r?\nhi Ada/);
    expect(await socket.ask("execution:interrupt", { id })).toEqual({ ok: true });
    await socket.until(() => textOf(socket.events).includes("caught"));
    expect(await socket.ask("execution:cancel", { id })).toMatchObject({ ok: true, execution: { id } });
    await socket.until(() => socket.ends.includes(id));
    expect(socket.events.at(-1)).toMatchObject({ type: "exit", status: "cancelled" });
  });

  it("of somebody else finds nothing; with a token it reads, from the message or the handshake", async () => {
    const stranger = await connect(anonymous(app.url));
    const { id, readToken: token } = await create(stranger, ticking, {});
    const other = await connect();
    for (const message of ["watch", "cancel", "interrupt"])
      expect(await other.ask(`execution:${message}`, { id })).toMatchObject({ problem: { code: "not_found" } });
    expect(await other.ask("execution:cancel", { id, token })).toMatchObject({ problem: { code: "forbidden" } });
    expect(await other.ask("execution:watch", { id, token })).toEqual({ ok: true });
    await other.until(() => other.events.length > 0);
    expect(await raw({ auth: { token } }).timeout(20_000).emitWithAck("execution:watch", { id })).toEqual({ ok: true });
  });

  it.each([
    ["nothing", "execution:create", [null]],
    ["a limit as text", "execution:create", [{ ...ticking, limits: { wallMs: "1" } }]],
    ["an unknown option", "execution:create", [ticking, { nonsense: true }]],
    ["text for an object", "execution:watch", ["text"]],
    ["an id that is none", "execution:watch", [{ id: "../../etc" }]],
    ["base64 that is none", "execution:stdin", [{ id: crypto.randomUUID(), data: "*", encoding: "base64" }]],
    ["a message there is not", "execution:wach", [{}]],
  ])("that sends %s is told so and goes on", async (_, name, args) => {
    const socket = await connect();
    expect(await socket.ask(name, ...args)).toMatchObject({ ok: false, problem: { code: "invalid_request" } });
    expect(await socket.ask("execution:watch", { id: crypto.randomUUID() })).toMatchObject({
      problem: { code: "not_found" },
    });
  });

  it.each([
    ["asks more than may be unanswered", "execution:cancel", bounds.unansweredPerSocket],
    ["watches more than it may", "execution:watch", bounds.watchesPerSocket],
  ])("that %s is told so, and what came before is answered", async (_, name, allowed) => {
    const socket = await connect();
    const ask = () => socket.ask(name, { id: crypto.randomUUID() }) as Promise<{ problem: { code: string } }>;
    // Some are answered, and give their place back, while the rest still arrives: so many more are sent than fit.
    const codes = (await Promise.all(Array.from({ length: allowed * 10 }, ask))).map(({ problem }) => problem.code);
    expect(codes.slice(0, allowed)).toEqual(Array.from({ length: allowed }, () => "not_found"));
    expect(new Set(codes)).toEqual(new Set(["not_found", "rate_limited"]));
  });
});

it("a client that acknowledges nothing gets a bounded part, holds up nobody, and gets the rest when it does", async () => {
  // 3 MB, many times what may be unacknowledged.
  const source = "for n in range(3000): print(str(n).zfill(999), flush=n % 50 == 0)";
  const lazy = raw();
  const events: ExecutionEvent[] = [];
  const acknowledgements: (() => void)[] = [];
  const ends: string[] = [];
  let lagging = true;
  lazy.on("execution:events", (message: unknown, acknowledge: () => void) => {
    events.push(...eventsMessageSchema.parse(message).events);
    if (lagging) acknowledgements.push(acknowledge);
    else acknowledge();
  });
  lazy.on("execution:end", ({ id }: { id: string }) => ends.push(id));
  const { execution } = (await lazy
    .timeout(20_000)
    .emitWithAck("execution:create", { language: "python", source }, { watch: true })) as { execution: { id: string } };
  const { id } = execution;
  const busy = await connect();
  await busy.ask("execution:watch", { id });
  await busy.until(() => busy.ends.includes(id));
  const whole = textOf(await allEvents(me, id));
  expect(textOf(busy.events)).toBe(whole);

  expect(acknowledgements.length).toBeLessThanOrEqual(bounds.unacknowledgedBatches);
  expect(textOf(events).length).toBeLessThan(whole.length / 2);
  expect(ends).toEqual([]);
  lagging = false;
  for (const acknowledge of acknowledgements) acknowledge();
  await expect.poll(() => ends, { timeout: 25_000 }).toEqual([id]);
  expect(textOf(events)).toBe(whole);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
});

describe("a connection", () => {
  it("of another site's page is refused, one's own page's is not", async () => {
    await expect(connect(me, { origin: "https://evil.example" })).rejects.toThrow();
    await connect(me, { origin: app.url });
  });

  it("under a name that is not this machine's is refused", async () => {
    await expect(connect(me, { host: "rebound.example" })).rejects.toThrow();
  });

  it("too many of one address is told so and cut off, and has a place again when another leaves", {
    timeout: 60_000,
  }, async () => {
    const sockets = await Promise.all(Array.from({ length: bounds.socketsPerAddress }, () => connect()));
    const refused = raw();
    const problem = await new Promise((resolve) => refused.once("connection:refused", resolve));
    expect(problem).toMatchObject({ problem: { code: "rate_limited", status: 429 } });
    await expect.poll(() => refused.connected).toBe(false);
    sockets[0]?.close();
    // The server hears of the one that left a moment later; only a socket that was let in is answered.
    const letIn = async () => {
      const socket = raw();
      const answered = socket.timeout(5_000).emitWithAck("execution:watch", { id: crypto.randomUUID() });
      return answered.then(({ problem: { code } }: { problem: { code: string } }) => code).catch(() => "cut off");
    };
    await expect.poll(letIn, { timeout: 25_000 }).toBe("not_found");
  });
});
