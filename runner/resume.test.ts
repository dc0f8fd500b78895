import { once } from "node:events";
import { PassThrough } from "node:stream";
import { afterEach, beforeAll, expect, test } from "vitest";
import { RunnerConnection } from "../lib/sandboxes/protocol/connection";
import { buildRunner } from "../scripts/build-runner";
import { ENV, startRaw } from "./testing/sandbox";

/** Streams to a runner that can be lost while it lives, as a cluster's can. */
class Line {
  readonly sandbox = startRaw();
  #toHost = new PassThrough();
  #toRunner = new PassThrough();
  #deaf = false;

  constructor() {
    this.sandbox.stdout.on("data", (chunk: Buffer) => {
      if (!this.#deaf) this.#toHost.write(chunk);
    });
  }

  /** New streams, over which both sides hear each other. */
  open(): [PassThrough, PassThrough] {
    this.#deaf = false;
    this.#toHost = new PassThrough();
    this.#toRunner = new PassThrough();
    this.#toRunner.pipe(this.sandbox.stdin, { end: false });
    return [this.#toHost, this.#toRunner];
  }

  /** From now on what the runner says is lost. */
  deafen(): void {
    this.#deaf = true;
  }

  /** From now on what the host says is lost. */
  silence(): void {
    this.#toRunner.unpipe();
    this.#toRunner.resume();
  }

  /** Both sides are told that the streams have ended. */
  cut(): void {
    this.silence();
    this.deafen();
    this.#toHost.destroy();
  }
}

let line: Line;
beforeAll(async () => {
  await buildRunner();
}, 60_000);
afterEach(async () => {
  line.sandbox.child.kill("SIGKILL");
  await line.sandbox.exited;
});

/** Runs `cat`, and remembers what came back. */
async function startCat(connection: RunnerConnection) {
  await connection.hello;
  let stdout = "";
  const printed = (text: string) => expect.poll(() => stdout, { timeout: 10_000, interval: 5 }).toBe(text);
  const command = { argv: ["/bin/cat"], env: ENV, wallMs: 20_000, interactive: true };
  const exit = connection.run(command, [], undefined, (event) => {
    if (event.type === "stdout") stdout += Buffer.from(event.data).toString();
  });
  return { exit, printed };
}

test("what is sent while the streams are broken, or just before, arrives once and in order", async () => {
  line = new Line();
  const connection = new RunnerConnection(...line.open(), { resumable: true });
  connection.greet();
  const { exit, printed } = await startCat(connection);
  connection.writeStdin(Buffer.from("one\n"));
  await printed("one\n");
  // This one arrives, and the host does not learn of it.
  line.deafen();
  connection.writeStdin(Buffer.from("two\n"));
  await once(line.sandbox.stdout, "data");
  line.silence();
  connection.writeStdin(Buffer.from("three\n"));
  const detached = connection.detached();
  line.cut();
  await detached;
  connection.writeStdin(Buffer.from("four\n"));
  await connection.reattach(...line.open());
  await printed("one\ntwo\nthree\nfour\n");
  connection.writeStdin(Buffer.from("five\n"));
  connection.endStdin();
  expect(await exit).toMatchObject({ reason: "exited", exitCode: 0, stdoutBytes: "one two three four five ".length });
  await printed("one\ntwo\nthree\nfour\nfive\n");
});

test("a run asked for while the streams are broken begins when they are back", async () => {
  line = new Line();
  const connection = new RunnerConnection(...line.open(), { resumable: true });
  connection.greet();
  await connection.hello;
  const detached = connection.detached();
  line.cut();
  await detached;
  const { exit, printed } = await startCat(connection);
  connection.writeStdin(Buffer.from("hello\n"));
  connection.endStdin();
  await connection.reattach(...line.open());
  expect(await exit).toMatchObject({ reason: "exited", exitCode: 0 });
  await printed("hello\n");
});
