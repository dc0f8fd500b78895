import type { Identity } from "../auth/identity";
import { ProblemError } from "../contracts/errors";
import type { Access, EventReader, ExecutionService } from "../executions/service";
import type { Liveness } from "./liveness";
import { shareOfToken } from "./service";

/** What {@link withSharedReading} is made with. */
export interface SharedReadingParts {
  executions: ExecutionService;
  liveness: Liveness;
  identity: Pick<Identity, "readToken">;
}

/**
 * Executions as everybody reaches them: a share's token reads the one execution it shows, over HTTP and sockets alike,
 * as long as the share stands. It never controls: methods that change something do not know such tokens.
 */
export function withSharedReading({ executions, liveness, identity }: SharedReadingParts): ExecutionService {
  const reading = async (access: Access, id: string): Promise<Access> => {
    const shareId = shareOfToken(access.token);
    if (shareId === undefined) return access;
    const shown = await liveness.executionOf(shareId);
    // The derived token stays in this process: handed out, it would outlive the share.
    const token = shown && shown === id.toLowerCase() ? identity.readToken(id) : undefined;
    return { ...access, token };
  };
  return {
    create: (creator, body, options) => executions.create(creator, body, options),
    list: (access, options) => executions.list(access, options),
    onChange: (access, listener) => executions.onChange(access, listener),
    adopt: (browserOwnerId, userId) => executions.adopt(browserOwnerId, userId),
    remove: (access, id) => executions.remove(access, id),
    cancel: (access, id) => executions.cancel(access, id),
    stopAll: (ownerId) => executions.stopAll(ownerId),
    writeStdin: (access, id, data, end) => executions.writeStdin(access, id, data, end),
    interrupt: (access, id) => executions.interrupt(access, id),
    resize: (access, id, rows, columns) => executions.resize(access, id, rows, columns),
    body: async (access, id) => executions.body(await reading(access, id), id),
    get: async (access, id) => executions.get(await reading(access, id), id),
    wait: async (access, id, ms, signal) => executions.wait(await reading(access, id), id, ms, signal),
    output: async (access, id, stream) => executions.output(await reading(access, id), id, stream),
    artifact: async (access, id, path) => executions.artifact(await reading(access, id), id, path),
    async read(access, id, after) {
      const shareId = shareOfToken(access.token);
      const granted = await reading(access, id);
      const reader = await executions.read(granted, id, after);
      // A watcher who owns the execution needs no share to stand.
      return granted.token && shareId ? new SharedReader(reader, shareId, id, liveness) : reader;
    },
  };
}

/** Asks before it hands anything over whether the share still stands. */
class SharedReader implements EventReader {
  constructor(
    private readonly reader: EventReader,
    private readonly shareId: string,
    private readonly executionId: string,
    private readonly liveness: Liveness,
  ) {}

  async next(signal?: AbortSignal) {
    const ended = this.liveness.ended(this.shareId);
    const events = await this.reader.next(signal ? AbortSignal.any([signal, ended]) : ended);
    if (signal?.aborted) return events;
    if (!ended.aborted && (await this.liveness.executionOf(this.shareId)) === this.executionId.toLowerCase())
      return events;
    throw new ProblemError("not_found", "This is not shared any more.");
  }

  close(): void {
    this.reader.close();
  }
}
