import { randomUUID } from "node:crypto";
import type { AuditLog } from "../audit/service";
import { ProblemError } from "../contracts/errors";
import { type PoolWindow, windowBounds } from "../contracts/pools";
import type { LanguageRegistry } from "../languages/registry";
import type { SandboxEngine } from "../sandboxes/engine";
import { poolName, type SizeClasses, sizeCalled } from "../sandboxes/sizes";
import type { PoolRepository, StoredWindow } from "./repository";
import type { PoolService } from "./service";

/** What the service is made of. */
export interface PoolServiceParts {
  repository: PoolRepository;
  engine: Pick<SandboxEngine, "name" | "pools">;
  languages: Pick<LanguageRegistry, "resolve">;
  audit: AuditLog;
  sizes: SizeClasses;
  /** Sandboxes of one language that all windows together may keep at one time. */
  most: number;
  clock: () => number;
}

/** Pools of this process, and windows in PostgreSQL. */
export function createPoolService({
  repository,
  engine,
  languages,
  audit,
  sizes,
  most,
  clock,
}: PoolServiceParts): PoolService {
  const open = async () => (await repository.list(new Date(clock()))).map(present);
  return {
    async report() {
      return { engine: engine.name, items: engine.pools().map((pool) => ({ ...pool })), windows: await open() };
    },

    async windows() {
      return { items: await open(), most, sizes: Object.entries(sizes).map(([name, size]) => ({ name, ...size })) };
    },

    async reserve(by, body) {
      const language = languages.resolve(body.language).definition.id;
      const [start, end] = [new Date(body.start), new Date(body.end)];
      const now = clock();
      if (body.size !== undefined && !sizeCalled(body.size, sizes)) throw invalid("size", noSuchSize(sizes));
      if (end.getTime() <= now) throw invalid("end", "This is over already.");
      if (start.getTime() > now + windowBounds.aheadMs) throw invalid("start", "This is more than a year away.");
      const window = { id: randomUUID(), language, size: body.size, count: body.count, start, end };
      if (!(await repository.add({ ...window, userId: by.id, most }))) {
        throw new ProblemError(
          "limit_too_high",
          `More than ${most} sandboxes of one language would be kept ready at one time. Ask for fewer, or for another time.`,
          { errors: [{ path: "count", message: `At most ${most} at one time, all windows together.` }] },
        );
      }
      const detail = { count: body.count, start: start.toISOString(), end: end.toISOString() };
      await audit.write({ actor: by.email, action: "pool.reserved", target: poolName(language, body.size), detail });
      return present({ ...window, by: by.email });
    },

    async release(by, id) {
      if (!(await repository.remove(id, by.role === "admin" ? undefined : by.id)))
        throw new ProblemError("not_found", "There is no such window, or it is not yours.");
      await audit.write({ actor: by.email, action: "pool.released", target: id });
    },
  };
}

function noSuchSize(sizes: SizeClasses): string {
  const names = Object.keys(sizes);
  return names.length > 0 ? `The sizes here are ${names.join(", ")}.` : "Sandboxes have one size here: leave it out.";
}

function present({ start, end, ...window }: StoredWindow): PoolWindow {
  return { ...window, start: start.toISOString(), end: end.toISOString() };
}

function invalid(path: string, message: string): ProblemError {
  return new ProblemError("invalid_request", message, { errors: [{ path, message }] });
}
