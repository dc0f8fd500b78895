import { describe, expect, it } from "vitest";
import { ProblemError } from "../contracts/errors";
import type { Access, EventReader, ExecutionService } from "../executions/service";
import { Liveness } from "./liveness";
import { shareToken } from "./service";
import { withSharedReading } from "./shared-executions";

const id = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";
const other = "0197a3c4-5b6d-7e8f-9a0b-000000000000";
const event = { executionId: id, seq: 1, at: 0, type: "stdout" as const, text: "x" };

function make(...[shared]: (string | null | undefined)[]) {
  const seen: Access[] = [];
  const answers: EventReader["next"][] = [async () => [event]];
  const reader: EventReader = { next: (signal) => (answers.shift() ?? waitFor)(signal), close: () => undefined };
  // Every method only tells with which access it was called.
  const executions = new Proxy({} as ExecutionService, {
    get: (_, name) => async (access: Access) => {
      seen.push(access);
      return name === "read" ? reader : {};
    },
  });
  const liveness = new Liveness({ executionOf: async () => shared }, () => 0);
  const identity = { readToken: (of: string) => `read of ${of}` };
  return { service: withSharedReading({ executions, liveness, identity }), liveness, seen };
}

function waitFor(signal?: AbortSignal): Promise<readonly []> {
  return new Promise((resolve) => signal?.addEventListener("abort", () => resolve([]), { once: true }));
}

describe("a share's token", () => {
  it("reads the execution it shows, in every way of reading", async () => {
    const { service, seen } = make(id);
    const access = { token: shareToken("s") };
    await service.get(access, id);
    await service.output(access, id, "stdout");
    await service.artifact(access, id, "a.txt");
    await service.wait(access, id, 1);
    await service.read(access, id.toUpperCase(), 0);
    expect(seen.map(({ token }) => token?.toLowerCase())).toEqual(Array.from({ length: 5 }, () => `read of ${id}`));
  });

  it("reads no other execution, and nothing at all when it shows only code or is revoked", async () => {
    for (const [shared, asked] of [
      [id, other],
      [null, id],
      [undefined, id],
    ] as const) {
      const { service, seen } = make(shared);
      await service.get({ token: shareToken("s") }, asked);
      expect(seen).toEqual([{ token: undefined }]);
    }
  });

  it("never controls: what changes something gets it as it is", async () => {
    const { service, seen } = make(id);
    const access = { token: shareToken("s") };
    await service.cancel(access, id);
    await service.writeStdin(access, id, new Uint8Array(), true);
    await service.interrupt(access, id);
    await service.resize(access, id, 1, 1);
    expect(seen).toEqual(Array.from({ length: 4 }, () => access));
  });

  it("leaves other tokens and owners alone", async () => {
    const { service, seen } = make(id);
    const access = { ownerId: "o", token: "control_x" };
    await service.get(access, id);
    expect(seen).toEqual([access]);
  });
});

describe("following with a share's token", () => {
  it("ends at once when the share is revoked, also while the program is silent", async () => {
    const { service, liveness } = make(id);
    const reader = await service.read({ token: shareToken("s") }, id, 0);
    expect(await reader.next()).toEqual([event]);
    const waiting = reader.next();
    liveness.end("s");
    await expect(waiting).rejects.toBeInstanceOf(ProblemError);
  });

  it("hands nothing over that comes after the share was revoked elsewhere", async () => {
    let now = 0;
    let shown: string | undefined = id;
    const liveness = new Liveness({ executionOf: async () => shown }, () => now);
    const executions = { read: async () => ({ next: async () => [event], close: () => undefined }) };
    const service = withSharedReading({
      executions: executions as unknown as ExecutionService,
      liveness,
      identity: { readToken: () => "t" },
    });
    const reader = await service.read({ token: shareToken("s") }, id, 0);
    expect(await reader.next()).toEqual([event]);
    shown = undefined;
    now = 5_000;
    await expect(reader.next()).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends quietly when the reader itself goes", async () => {
    const { service } = make(id);
    const reader = await service.read({ token: shareToken("s") }, id, 0);
    await reader.next();
    const gone = new AbortController();
    const waiting = reader.next(gone.signal);
    gone.abort();
    expect(await waiting).toEqual([]);
  });
});
