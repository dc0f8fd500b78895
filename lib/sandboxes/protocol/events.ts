import { RunnerFrame } from "./constants";
import type { Frame } from "./frames";

/** What a run tells, in order. */
export type RunnerEvent =
  | { type: "started"; pid: number }
  | { type: "stdout" | "stderr" | "echo"; data: Buffer }
  | { type: "waiting"; waiting: boolean }
  /** A request during the run that could not be done, such as `stdin_full`. */
  | { type: "error"; code: string; message: string };

/** The event a frame is, when it is one of a run. */
export function decodeEvent({ type, payload }: Frame): RunnerEvent | undefined {
  switch (type) {
    case RunnerFrame.stdout:
      return { type: "stdout", data: payload };
    case RunnerFrame.stderr:
      return { type: "stderr", data: payload };
    case RunnerFrame.echo:
      return { type: "echo", data: payload };
    case RunnerFrame.started:
      return { type: "started", pid: payload.readUInt32LE(0) };
    case RunnerFrame.waiting:
      return { type: "waiting", waiting: payload[0] === 1 };
    default:
      return undefined;
  }
}
