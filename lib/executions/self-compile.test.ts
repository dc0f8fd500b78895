import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSelfCompile } from "./self-compile";

const stderr = (text: string) => ({ type: "stderr" as const, data: Buffer.from(text) });
const texts = (parts: { type: string; data: Uint8Array }[]) =>
  parts.map(({ type, data }) => `${type} ${Buffer.from(data).toString()}`);

describe("a language that compiles itself", () => {
  it("is believed when it names the secret it was given", () => {
    const self = createSelfCompile();
    const { secret } = JSON.parse(Buffer.from(self.files[0]?.content ?? "").toString()) as { secret: string };
    const mark = `\0podium compiler ${secret}\n`;
    expect(self.sort(stderr(mark.slice(0, 5)))).toEqual([]);
    expect(texts(self.sort(stderr(`${mark.slice(5)}main.ts(1,1): error`)))).toEqual(["compiler main.ts(1,1): error"]);
    expect(texts(self.sort(stderr(" more")))).toEqual(["compiler  more"]);
    expect(self.failed).toBe(true);
  });

  it("is not believed with another, and nothing of what it printed is lost", () => {
    const self = createSelfCompile();
    expect(self.sort(stderr("\0podium comp"))).toEqual([]);
    expect(texts(self.sort(stderr("iler 0123\nwords")))).toEqual(["stderr \0podium compiler 0123\nwords"]);
    expect(self.failed).toBe(false);
  });

  it("is taken for compiled when it says so first, and what follows is the program's", () => {
    const self = createSelfCompile({ now: () => 7 });
    const { secret } = JSON.parse(Buffer.from(self.files[0]?.content ?? "").toString()) as { secret: string };
    const mark = `\0podium compiled ${secret}\n`;
    expect(self.compiledAt).toBeUndefined();
    expect(texts(self.sort(stderr(`${mark}\0podium compiler ${secret}\n`)))).toEqual([
      `stderr \0podium compiler ${secret}\n`,
    ]);
    expect(self).toMatchObject({ compiledAt: 7, failed: false, markBytes: mark.length });
  });

  it("has its errors shown when they end before a mark could", () => {
    const self = createSelfCompile();
    expect(self.sort(stderr("\0po"))).toEqual([]);
    expect(texts(self.end())).toEqual(["stderr \0po"]);
    expect(texts(self.sort({ type: "stdout" as never, data: Buffer.from("out") }))).toEqual(["stdout out"]);
  });

  it("is believed of what it left only as it announced it before it ran the program", () => {
    const left = Buffer.from("classes");
    const self = createSelfCompile({ keeps: ".podium/classes", now: () => 7 });
    const { secret, keep } = JSON.parse(Buffer.from(self.files[0]?.content ?? "").toString()) as Record<string, string>;
    expect(keep).toBe(".podium/classes");
    const mark = `\0podium compiled ${secret}\n${createHash("sha256").update(left).digest("hex")}\n`;
    expect(self.sort(stderr(mark.slice(0, -10)))).toEqual([]);
    expect(self.compiledAt).toBeUndefined();
    expect(texts(self.sort(stderr(`${mark.slice(-10)}words`)))).toEqual(["stderr words"]);
    expect(self).toMatchObject({ compiledAt: 7, markBytes: mark.length });
    expect(self.isGenuine(left)).toBe(true);
    expect(self.isGenuine(Buffer.from("others"))).toBe(false);
  });

  it("gets back what it left, and then announces nothing", () => {
    const kept = Buffer.from("classes");
    const self = createSelfCompile({ keeps: ".podium/classes", kept });
    expect(self.files[1]).toEqual({ path: ".podium/classes", content: kept });
    const order = JSON.parse(Buffer.from(self.files[0]?.content ?? "").toString()) as Record<string, string>;
    expect(order).toEqual({ secret: order.secret, kept: ".podium/classes" });
    expect(texts(self.sort(stderr(`\0podium compiled ${order.secret}\nwords`)))).toEqual(["stderr words"]);
    expect(self.isGenuine(kept)).toBe(false);
  });
});
