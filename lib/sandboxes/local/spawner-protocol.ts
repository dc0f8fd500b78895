import { MAX_PAYLOAD, Tag } from "../protocol/constants";
import { encodeFields, Fields } from "../protocol/fields";
import type { Frame } from "../protocol/frames";
import { encodeFrame, ProtocolError } from "../protocol/frames";

/** What a sandbox is started with. */
export interface SpawnRequest {
  /** Program and arguments; the first is an absolute path. */
  argv: readonly string[];
  /** Folders of the control groups it enters. */
  cgroups: readonly string[];
  /** User and group it becomes; absent: the server's own. */
  uid?: number;
}

/** What the spawner tells of the sandbox with a number of ours. */
export type SpawnReport =
  | { type: "started"; id: number; pid: number }
  /** Reaped, or never forked. `words` is what it wrote to standard error. */
  | { type: "gone"; id: number; words: string }
  | { type: "ready" };

/** Numbers as in runner/runner.h; their meaning is in runner/PROTOCOL.md. */
const SpawnerFrame = { spawn: 0x41, kill: 0x42, killParent: 0x43, ready: 0xc1, started: 0xc2, gone: 0xc3 } as const;
const SpawnerTag = { id: 96, pid: 97, cgroup: 98, uid: 99, gid: 100 } as const;

/** The one frame that goes ahead of the runner's protocol. @throws ProtocolError when it is too long. */
export function encodeSpawn(id: number, { argv, cgroups, uid }: SpawnRequest): Buffer {
  if (argv.some((text) => text.includes("\0"))) throw new ProtocolError("an argument holds a NUL");
  const payload = encodeFields([
    // First: the spawner itself reads no further.
    [SpawnerTag.id, id],
    ...cgroups.map((folder) => [SpawnerTag.cgroup, folder] as const),
    [SpawnerTag.uid, uid],
    [SpawnerTag.gid, uid],
    ...argv.map((text) => [Tag.arg, text] as const),
  ]);
  if (payload.length > MAX_PAYLOAD) throw new ProtocolError("the command line is too long");
  return encodeFrame(SpawnerFrame.spawn, payload);
}

/** Asks for the end of a sandbox: of its PID 1, or of bubblewrap, which takes PID 1 along. */
export function encodeKill(id: number, parent: boolean): Buffer {
  return encodeFrame(parent ? SpawnerFrame.killParent : SpawnerFrame.kill, encodeFields([[SpawnerTag.id, id]]));
}

/** @throws ProtocolError for a frame that the spawner does not send. */
export function decodeReport({ type, payload }: Frame): SpawnReport {
  if (type === SpawnerFrame.ready) return { type: "ready" };
  const fields = new Fields(payload);
  // Somebody else with our user id may have asked for anything; such a number is then none of ours.
  const id = Number(fields.all(SpawnerTag.id)[0]?.readBigUInt64LE());
  const pid = fields.number(SpawnerTag.pid);
  if (type === SpawnerFrame.gone) return { type: "gone", id, words: fields.text(Tag.message) ?? "" };
  if (pid !== undefined && type === SpawnerFrame.started) return { type: "started", id, pid };
  throw new ProtocolError(`the spawner sent a frame of type ${type}`);
}
