import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { HostFrame, RunnerFrame, Tag } from "../lib/sandboxes/protocol/constants";
import { encodeFields, Fields } from "../lib/sandboxes/protocol/fields";
import { encodeFrame, type Frame, FrameDecoder, numberFrame } from "../lib/sandboxes/protocol/frames";
import {
  decodeExit,
  decodeHello,
  encodeCommand,
  encodeFile,
  encodeNumbers,
  encodeResume,
} from "../lib/sandboxes/protocol/messages";
import { buildRunner } from "../scripts/build-runner";
import { ENV, startRaw } from "./testing/sandbox";

/** Speaks the protocol by hand, so that it can also speak it wrongly. */
class Speaker {
  readonly sandbox = startRaw();
  readonly frames: Frame[] = [];
  readonly decoder = new FrameDecoder();
  #woken: (() => void)[] = [];

  constructor() {
    this.sandbox.stdout.on("data", (chunk: Buffer) => {
      this.frames.push(...this.decoder.push(chunk));
      for (const wake of this.#woken.splice(0)) wake();
    });
  }

  send(...frames: Buffer[]): void {
    this.sandbox.stdin.write(Buffer.concat(frames));
  }

  async until(type: number, count = 1): Promise<Frame> {
    for (;;) {
      const frame = this.frames.filter((candidate) => candidate.type === type)[count - 1];
      if (frame) return frame;
      await new Promise<void>((resolve) => this.#woken.push(resolve));
    }
  }

  acknowledge(): void {
    this.send(encodeNumbers(HostFrame.ack, Math.max(...this.frames.map(({ sequence }) => sequence))));
  }

  bytes(type: number): number {
    return this.frames.filter((frame) => frame.type === type).reduce((sum, frame) => sum + frame.payload.length, 0);
  }
}

const speakers: Speaker[] = [];

function speak(): Speaker {
  const speaker = new Speaker();
  speakers.push(speaker);
  return speaker;
}

const shell = (script: string) =>
  encodeCommand(HostFrame.run, { argv: ["/bin/sh", "-c", script], env: ENV, wallMs: 10_000 });

beforeAll(async () => {
  await buildRunner();
}, 60_000);

afterEach(async () => {
  for (const { sandbox } of speakers.splice(0)) {
    sandbox.child.kill("SIGKILL");
    await sandbox.exited;
  }
});

describe("malformed frames end the runner with a word and code 70", () => {
  const header = (length: number, type: number, reserved = 0, sequence = 0) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32LE(length, 0);
    bytes[4] = type;
    bytes.writeUInt16LE(reserved, 6);
    bytes.writeUInt32LE(sequence, 8);
    return bytes;
  };
  test.each([
    ["a payload too long", header(65_537, HostFrame.stdin)],
    ["the longest length", header(0xffffffff, HostFrame.stdin)],
    ["reserved bytes", header(0, HostFrame.ping, 1)],
    ["a sequence that leaves one out", header(0, HostFrame.ping, 0, 2)],
    ["an unknown type", header(0, 0x7f)],
    ["a frame of the runner's", header(0, RunnerFrame.stdout)],
    ["a field beyond its payload", encodeFrame(HostFrame.run, Buffer.from([1, 255, 255, 255, 255, 0]))],
    ["a field cut off", encodeFrame(HostFrame.collect, Buffer.from([1, 0]))],
    ["a signal without a number", encodeFrame(HostFrame.signal)],
    ["a kill without a reason", encodeFrame(HostFrame.kill)],
    ["a ping too long", encodeFrame(HostFrame.ping, Buffer.alloc(17))],
    ["data of no file", encodeFrame(HostFrame.fileData, Buffer.from("x"))],
    ["an acknowledgement of the future", encodeNumbers(HostFrame.ack, 99)],
  ])("%s", async (_, bytes) => {
    const speaker = speak();
    speaker.send(bytes);
    expect(new Fields((await speaker.until(RunnerFrame.error)).payload).text(Tag.code)).toBe("malformed");
    expect(await speaker.sandbox.exited).toBe(70);
  });
});

describe("commands that cannot be", () => {
  test.each([
    ["no argument", encodeFields([])],
    ["a relative program", encodeFields([[Tag.arg, "sh"]])],
    [
      "a NUL in an argument",
      encodeFields([
        [Tag.arg, "/bin/sh"],
        [Tag.arg, "a\0b"],
      ]),
    ],
    [
      "a short number",
      encodeFields([
        [Tag.arg, "/bin/sh"],
        [Tag.wallMs, Buffer.from([1])],
      ]),
    ],
    [
      "a folder that is not there",
      encodeFields([
        [Tag.arg, "/bin/sh"],
        [Tag.cwd, "/nowhere"],
      ]),
    ],
    ["too many arguments", encodeFields(Array.from({ length: 4200 }, () => [Tag.arg, "/x"] as const))],
  ])("are answered with an exit: %s", async (_, payload) => {
    const speaker = speak();
    speaker.send(encodeFrame(HostFrame.run, payload));
    const exit = decodeExit((await speaker.until(RunnerFrame.exit)).payload);
    expect(exit.reason).toBe("not_started");
    expect(exit.message).not.toBe("");
  });
});

test("numbers its frames without a gap and answers each file", async () => {
  const speaker = speak();
  speaker.send(
    ...encodeFile("a", Buffer.alloc(200_000)),
    ...encodeFile("../b", Buffer.from("x")),
    ...encodeFile("c", Buffer.from("x")),
  );
  await speaker.until(RunnerFrame.fileStored, 2);
  expect(speaker.frames.map(({ type }) => type)).toEqual([
    RunnerFrame.hello,
    RunnerFrame.fileStored,
    RunnerFrame.error,
    RunnerFrame.fileStored,
  ]);
  expect(speaker.frames.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
});

test("stops reading output with 256 KiB unacknowledged, obeys all the same, and goes on when acknowledged", async () => {
  const speaker = speak();
  speaker.send(shell("head -c 600000 /dev/zero; echo done >&2"));
  while (speaker.bytes(RunnerFrame.stdout) < 220_000)
    await speaker.until(RunnerFrame.stdout, speaker.frames.filter((f) => f.type === RunnerFrame.stdout).length + 1);
  speaker.send(encodeFrame(HostFrame.ping));
  await speaker.until(RunnerFrame.pong);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(speaker.bytes(RunnerFrame.stdout)).toBeLessThanOrEqual(256 * 1024);
  while (!speaker.frames.some(({ type }) => type === RunnerFrame.exit)) {
    speaker.acknowledge();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(speaker.bytes(RunnerFrame.stdout)).toBe(600_000);
});

test("a kill ends a run whose output nobody acknowledges", async () => {
  const speaker = speak();
  speaker.send(shell("exec yes"));
  await speaker.until(RunnerFrame.stdout, 10);
  await new Promise((resolve) => setTimeout(resolve, 100));
  speaker.send(encodeFrame(HostFrame.kill, Buffer.from([3])));
  await new Promise((resolve) => setTimeout(resolve, 50));
  speaker.acknowledge();
  expect(decodeExit((await speaker.until(RunnerFrame.exit)).payload).reason).toBe("killed");
});

test("resumes after a stream that broke in the middle of frames, in both directions", async () => {
  const speaker = speak();
  const { sync } = decodeHello((await speaker.until(RunnerFrame.hello)).payload);
  expect(sync.length).toBe(16);
  speaker.send(shell("for i in 1 2 3 4 5; do echo $i; sleep 0.05; done"));
  await speaker.until(RunnerFrame.exit);
  const sent = [...speaker.frames];
  speaker.frames.length = 0;
  speaker.decoder.seek(sync);
  /* The beginning of a frame whose rest was lost, then the new stream. */
  speaker.send(encodeFrame(HostFrame.stdin, Buffer.alloc(5000)).subarray(0, 100), encodeResume(sync, 2));
  await speaker.until(RunnerFrame.exit);
  expect(speaker.frames).toEqual(sent.filter(({ sequence }) => sequence > 2));
  speaker.send(encodeFrame(HostFrame.ping, Buffer.from("ok")));
  const { payload } = await speaker.until(RunnerFrame.pong);
  expect(payload).toEqual(Buffer.from("ok\0\0\0\0\0\0\0\0"));
});

test("handles a numbered frame once, however often it comes, and tells which was the last", async () => {
  const numbered = (sequence: number, frame: Buffer) => {
    numberFrame(frame, sequence);
    return frame;
  };
  const speaker = speak();
  const run = numbered(1, shell("cat"));
  const line = numbered(2, encodeFrame(HostFrame.stdin, Buffer.from("line\n")));
  const end = numbered(3, encodeFrame(HostFrame.stdinEnd));
  speaker.send(run, line, run, line, end, line, end, encodeFrame(HostFrame.ping, Buffer.from("ok")));
  const { payload } = await speaker.until(RunnerFrame.pong);
  expect(payload.subarray(-4)).toEqual(Buffer.from([3, 0, 0, 0]));
  await speaker.until(RunnerFrame.exit);
  expect(speaker.frames.find(({ type }) => type === RunnerFrame.stdout)?.payload.toString()).toBe("line\n");
  expect(speaker.frames.filter(({ type }) => type === RunnerFrame.error)).toEqual([]);
  // The next number is the one after the last.
  speaker.send(numbered(5, encodeFrame(HostFrame.stdinEnd)));
  expect(new Fields((await speaker.until(RunnerFrame.error)).payload).text(Tag.code)).toBe("malformed");
  expect(await speaker.sandbox.exited).toBe(70);
});

test("what user code writes never becomes a frame", async () => {
  const speaker = speak();
  const forged = encodeFrame(
    RunnerFrame.exit,
    encodeFields([
      [Tag.reason, 0],
      [Tag.exitCode, 0],
    ]),
  );
  const escaped = [...forged].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  speaker.send(
    shell(
      `printf '${escaped}'; for fd in 0 1 2 3 4 5; do printf '${escaped}' 2>/dev/null >/proc/1/fd/$fd; done; exit 9`,
    ),
  );
  expect(decodeExit((await speaker.until(RunnerFrame.exit)).payload).exitCode).toBe(9);
  expect(speaker.frames.filter(({ type }) => type === RunnerFrame.exit)).toHaveLength(1);
  expect(speaker.frames.find(({ type }) => type === RunnerFrame.stdout)?.payload).toEqual(forged);
});
