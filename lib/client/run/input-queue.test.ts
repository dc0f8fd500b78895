import { describe, expect, it } from "vitest";
import { problemDocument } from "../../http/problem";
import { ProblemError } from "../../contracts/errors";
import { refusal } from "../problem";
import { InputQueue } from "./input-queue";

/** A program that takes what it is given. */
function reader() {
  const taken: [string, boolean][] = [];
  let refusing: Error | undefined;
  return {
    taken,
    text: () => taken.map(([text]) => text).join(""),
    refuse: (error?: Error) => (refusing = error),
    send: async (data: string, end: boolean) => {
      if (refusing) throw refusing;
      taken.push([data, end]);
    },
  };
}

const full = () => refusal(problemDocument(new ProblemError("stdin_full", "It does not read.")));

describe("what is typed", () => {
  it("before the program is there comes in order, with the end after it", async () => {
    const program = reader();
    const queue = new InputQueue();
    queue.write("one\n");
    queue.write("two\n");
    queue.end();
    queue.open(program.send);
    await expect.poll(() => program.taken).toEqual([["one\ntwo\n", true]]);
  });

  it("in one paste of megabytes comes in pieces, whole", async () => {
    const program = reader();
    const queue = new InputQueue();
    queue.open(program.send);
    const paste = "0123456789".repeat(50_000);
    queue.write(paste);
    queue.end();
    await expect.poll(() => program.taken.at(-1)?.[1]).toBe(true);
    expect(program.text()).toBe(paste);
    expect(program.taken.length).toBeGreaterThan(1);
    expect(program.taken.slice(0, -1).every(([, end]) => !end)).toBe(true);
  });

  it("to a program that does not read waits until it does", async () => {
    const program = reader();
    const queue = new InputQueue();
    program.refuse(full());
    queue.open(program.send);
    queue.write("a");
    queue.end();
    queue.write("b");
    program.refuse();
    await expect.poll(() => program.text(), { timeout: 10_000 }).toBe("ab");
    expect(program.taken.filter(([, end]) => end)).toHaveLength(1);
  });

  it("to a program that is over is let go", async () => {
    const program = reader();
    const queue = new InputQueue();
    queue.write("lost");
    queue.close();
    queue.open(program.send);
    queue.write("new");
    await expect.poll(() => program.text()).toBe("new");
  });
});
