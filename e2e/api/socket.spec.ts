import { afterEach, expect, it } from "vitest";
import { createdExecutionSchema } from "../../lib/contracts/executions";
import { anonymous, newOwner } from "./server";
import { ApiSocket } from "./socket";
import { allEvents, textOf } from "./sse";

let socket: ApiSocket;
afterEach(() => socket?.close());

async function create(body: object, options: object = { watch: true }) {
  const answer = await socket.ask("execution:create", body, options);
  expect(answer).toMatchObject({ ok: true });
  return createdExecutionSchema.parse(answer["execution"]);
}

it("a socket creates, watches and sees the same events as the stream", async () => {
  const owner = await newOwner();
  socket = await ApiSocket.open(owner);
  const { id } = await create({ language: "python", source: "print('hello')" });
  await socket.until(() => socket.ends.includes(id));
  expect(textOf(socket.events)).toBe("hello\n");
  expect(socket.events).toEqual(await allEvents(owner, id));
});

it("a socket without a cookie watches with the tokens it was given", async () => {
  socket = await ApiSocket.open(anonymous());
  const { id, readToken, controlToken } = await create({ language: "bash", source: "cat", interactive: true }, {});
  expect(await socket.ask("execution:watch", { id })).toMatchObject({ ok: false, problem: { code: "not_found" } });
  expect(await socket.ask("execution:watch", { id, token: readToken })).toEqual({ ok: true });
  expect(await socket.ask("execution:cancel", { id, token: readToken })).toMatchObject({
    problem: { code: "forbidden" },
  });
  expect(await socket.ask("execution:cancel", { id, token: controlToken })).toMatchObject({ ok: true });
  await socket.until(() => socket.ends.includes(id));
});

it("a socket feeds, resizes and interrupts a program on a terminal", async () => {
  socket = await ApiSocket.open(await newOwner());
  const source =
    "echo ready; read name; stty size; echo hi $name; trap 'echo caught; exit 0' INT; while :; do sleep 0.1; done";
  const { id } = await create({ language: "bash", source, tty: true, rows: 24, columns: 80 });
  await socket.until(() => textOf(socket.events).includes("ready"));
  expect(await socket.ask("execution:resize", { id, rows: 30, columns: 100 })).toEqual({ ok: true });
  expect(await socket.ask("execution:stdin", { id, data: "Ada\n" })).toEqual({ ok: true });
  await socket.until(() => textOf(socket.events).includes("hi Ada"));
  expect(textOf(socket.events)).toContain("30 100");
  expect(await socket.ask("execution:interrupt", { id })).toEqual({ ok: true });
  await socket.until(() => socket.ends.includes(id));
  expect(textOf(socket.events)).toContain("caught");
});

it("watching again goes on after the last number, without gap or repeat", async () => {
  const owner = await newOwner();
  socket = await ApiSocket.open(owner);
  const { id } = await create({ language: "bash", source: "for i in $(seq 15); do echo $i; sleep 0.1; done" });
  await socket.until(() => socket.events.length >= 4);
  socket.close();
  const seen = [...socket.events];
  socket = await ApiSocket.open(owner);
  await socket.ask("execution:watch", { id, after: seen.at(-1)?.seq });
  await socket.until(() => socket.ends.includes(id));
  const all = [...seen, ...socket.events];
  expect(all.map((event) => event.seq)).toEqual(all.map((_, index) => index + 1));
});

it("malformed messages are answered with problems, and the socket goes on", async () => {
  socket = await ApiSocket.open(await newOwner());
  const messages: unknown[][] = [
    ["execution:create", null],
    ["execution:create", { language: "bash", source: "true", limits: { wallMs: "1" } }],
    ["execution:create", { language: "bash", source: "true" }, { nonsense: true }],
    ["execution:watch", "text"],
    ["execution:watch", { id: "../../etc" }],
    ["execution:stdin", { id: 5 }],
    ["execution:everything", {}],
  ];
  for (const [name, ...args] of messages) {
    expect(await socket.ask(String(name), ...args)).toMatchObject({ ok: false, problem: { code: "invalid_request" } });
  }
  await create({ language: "bash", source: "true" }, {});
});
