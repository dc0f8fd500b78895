import type { Config } from "../config/config";
import { type ProblemCode, ProblemError } from "../contracts/errors";
import type { CreateExecution } from "../contracts/executions";
import { type CreateShare, sharedDocumentSchema, shareSeconds } from "../contracts/shares";
import { planExecution } from "../executions/plan";
import type { Access, Creator, ExecutionService } from "../executions/service";
import type { LanguageRegistry } from "../languages/registry";
import type { PolicyService } from "../policy/service";
import { toCreateBody, toDocument } from "./document";
import { hashRevokeToken, newRevokeToken, newShareId } from "./identifier";
import type { Liveness } from "./liveness";
import { listOwnShares } from "./own-shares";
import type { InsertResult, ShareRepository, StoredShare } from "./repository";
import type { NewShareAnswer, Share, ShareService } from "./service";

/** What the service is made of. */
export interface ShareParts {
  repository: ShareRepository;
  /** Without shared reading: somebody else's share is not one's own to pass on. */
  executions: Pick<ExecutionService, "body">;
  liveness: Pick<Liveness, "end">;
  languages: LanguageRegistry;
  config: Pick<Config, "limits" | "request" | "rate" | "maxSharesPerOwner">;
  policy: Pick<PolicyService, "admit">;
  clock: () => number;
}

/** Shares in PostgreSQL. */
export function createShareService(parts: ShareParts): ShareService {
  const { repository, executions, liveness, languages, config, policy, clock } = parts;

  const find = async (id: string): Promise<StoredShare> => {
    const row = await store(() => repository.find(id, new Date(clock())));
    if (!row) throw nothingShared();
    return row;
  };

  const bodyOf = (
    access: Access,
    { document, executionId }: CreateShare,
  ): Promise<CreateExecution> | CreateExecution => {
    if (executionId !== undefined) return executions.body(access, executionId);
    if (document) return toCreateBody(document);
    throw new ProblemError("invalid_request", "Send either `document` or `executionId`.");
  };

  return {
    async create(creator: Creator, access: Access, request: CreateShare): Promise<NewShareAnswer> {
      policy.admit(creator.user);
      const body = await bodyOf(access, request);
      // Limits of an accepted run may be above what is allowed now; they are not shared anyway.
      const plan = planExecution({ ...body, limits: undefined }, languages, config);
      const document = toDocument(body, plan);
      const id = newShareId();
      const revokeToken = creator.anonymousAddress ? newRevokeToken() : undefined;
      const createdAt = clock();
      const seconds = request.expiresIn ?? (creator.anonymousAddress ? shareSeconds.withoutCookie : undefined);
      const expiresAt = seconds === undefined ? undefined : new Date(createdAt + seconds * 1000);
      const decision = await store(() =>
        repository.insert(
          {
            id,
            ownerId: creator.ownerId,
            addressKey: creator.addressKey,
            executionId: request.executionId ?? null,
            document: JSON.stringify(document),
            language: document.language,
            title: document.title ?? null,
            headline: plan.headline ?? null,
            revokeHash: revokeToken === undefined ? null : hashRevokeToken(revokeToken),
            createdAt: new Date(createdAt),
            expiresAt: expiresAt ?? null,
          },
          { rate: config.rate, maxPerOwner: config.maxSharesPerOwner },
        ),
      );
      if (decision !== "stored") throw refusal(decision, config);
      return { id, expiresAt, revokeToken };
    },

    async get(id: string): Promise<Share> {
      const { createdAt, expiresAt, document, executionId } = await find(id);
      return {
        id,
        createdAt,
        expiresAt: expiresAt ?? undefined,
        document: sharedDocumentSchema.parse(JSON.parse(document)),
        executionId: executionId ?? undefined,
      };
    },

    list: (access, page) =>
      store(() =>
        listOwnShares(repository, access, { ...page, now: new Date(clock()), most: config.maxSharesPerOwner }),
      ),

    async isOwner(access: Access, id: string): Promise<boolean> {
      return access.ownerId !== undefined && (await find(id)).ownerId === access.ownerId;
    },

    async revoke({ ownerId, token }: Access, id: string): Promise<void> {
      const revokeHash = token === undefined ? undefined : hashRevokeToken(token);
      if (!(await store(() => repository.delete(id, { ownerId, revokeHash })))) throw nothingShared();
      liveness.end(id);
    },

    async setTakenDown(id, by) {
      if (!(await store(() => repository.setTakenDown(id, by, new Date(clock()))))) throw nothingShared();
      liveness.end(id);
    },
  };
}

function nothingShared(): ProblemError {
  return new ProblemError(
    "not_found",
    "Nothing is shared under this link. It may have been revoked, its time may be over, or it is mistyped.",
  );
}

type Bounds = Pick<Config, "rate" | "maxSharesPerOwner">;

function refusal(decision: Exclude<InsertResult, "stored">, { rate, maxSharesPerOwner }: Bounds): ProblemError {
  switch (decision) {
    case "execution_gone":
      return new ProblemError("not_found", "The execution is not kept any more.");
    case "owner_full":
      return new ProblemError(
        "too_many_shares",
        `You hold ${maxSharesPerOwner} links, as many as one may here. Stop sharing one you no longer need, in your list of links, or wait until one ends by itself.`,
      );
    case "owner_limited":
      return tooFast("you", rate.owner);
    case "address_limited":
      return tooFast("your network", rate.address);
  }
}

function tooFast(who: string, { perMinute }: Config["rate"]["owner"]): ProblemError {
  const retryAfter = Math.max(1, Math.ceil(60 / perMinute));
  const detail = `That is more links than ${who} may make in a minute. Try again in ${retryAfter} s.`;
  return new ProblemError("rate_limited", detail, { retryAfter });
}

/** Storage failures are one problem to callers; the cause is kept for the log. */
async function store<Value>(action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    const code: ProblemCode = "database_unavailable";
    throw new ProblemError(code, "The database does not answer. Try again in a moment.", { retryAfter: 2, cause });
  }
}
