import { randomUUID } from "node:crypto";
import type { AcceptInput, FinishInput, StoredEvent } from "./repository";

const at = () => new Date();

/** An acceptance that starts at once unless a test says otherwise. For tests. */
export function acceptInput(changes: Partial<AcceptInput> = {}): AcceptInput {
  return {
    id: randomUUID(),
    ownerId: randomUUID(),
    addressKey: randomUUID(),
    replicaId: "replica-1",
    canStart: true,
    language: "python",
    version: "3.11",
    tty: false,
    input: JSON.stringify({ language: "python", source: "print(1)" }),
    limits: {
      wallMs: 5000,
      cpuMs: 5000,
      memoryBytes: 2 ** 28,
      cpuMillis: 1000,
      processes: 32,
      outputBytes: 2 ** 20,
      fileBytes: 2 ** 20,
      openFiles: 64,
      artifactFiles: 5,
      artifactBytes: 2 ** 20,
    },
    rate: { owner: { perMinute: 60000, burst: 100000 }, address: { perMinute: 60000, burst: 100000 } },
    hold: { cpuMs: 5000, least: 100 },
    bounds: { maxQueued: 1000, maxQueuedPerOwner: 1000, maxRunningPerOwner: 1000 },
    at: at(),
    ...changes,
  };
}

/** One event; bytes for output, a body for the rest. For tests. */
export function storedEvent(executionId: string, seq: number, content: Buffer | object): StoredEvent {
  const bytes = Buffer.isBuffer(content);
  return {
    executionId,
    seq,
    at: at(),
    type: bytes ? "stdout" : "exit",
    data: bytes ? content : null,
    body: bytes ? null : JSON.stringify(content),
  };
}

/** An end with one output event and its exit. For tests. */
export function finishInput(id: string, changes: Partial<FinishInput> = {}): FinishInput {
  const result = { outcome: "ok", exitCode: 0 } as const;
  const events = [storedEvent(id, 1, Buffer.from("1\n")), storedEvent(id, 2, { status: "completed", result })];
  return { id, status: "completed", result, finishedAt: at(), lastSeq: 2, events, artifacts: [], ...changes };
}
