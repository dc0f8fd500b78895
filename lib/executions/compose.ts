import { join } from "node:path";
import type { Identity } from "../auth/identity";
import type { Signer } from "../auth/keys";
import type { Config } from "../config/config";
import type { LanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import type { Metrics } from "../observability/metrics";
import type { PolicyService } from "../policy/service";
import type { SandboxEngine } from "../sandboxes/engine";
import { CompileCache } from "./compile-cache";
import { Dispatcher } from "./dispatcher";
import { type FollowParts, LiveReader } from "./event-reader";
import { EventWriter } from "./event-writer";
import { ExecutionControl } from "./execution-control";
import { ExecutionRunner } from "./execution-runner";
import { createExecutionService } from "./execution-service";
import { OwnerFeed } from "./owner-feed";
import { FeedRelay } from "./peers/feed-relay";
import { Permits } from "./permits";
import { PeerClient } from "./peers/peer-client";
import { type PeerServer, startPeerServer } from "./peers/peer-server";
import { TakenSignals } from "./peers/taken";
import { Recovery, type ReplicaIdentity } from "./recovery";
import type { ExecutionRepository } from "./repository";
import type { ExecutionService } from "./service";

/** What executions are built from. */
export interface ExecutionParts {
  config: Config;
  repository: ExecutionRepository;
  engine: SandboxEngine;
  languages: LanguageRegistry;
  identity: Identity;
  policy: Pick<PolicyService, "admit" | "allowance">;
  replica: ReplicaIdentity;
  /** What servers of one database sign with, to speak with each other; absent: this one is alone. */
  peerSigner?: Signer;
  logger: Logger;
  clock: () => number;
  /** Read when something is counted: the metrics are made later than this. */
  metrics: () => Metrics;
}

/** Executions of this process. */
export interface Executions {
  service: ExecutionService;
  permits: Permits;
  live(): number;
  /** Ends what a dead process left, then begins to take from the queue; resolves to how many were ended. */
  start(): Promise<number>;
  /** Says that something may be in the queue. */
  wake(): void;
  /** Says that some server has taken this one from the queue. */
  taken(id: string): void;
  /** Takes what another server says of the executions whose lists may be looked at here. */
  heard(message: string): void;
  /** Says that such messages may have been lost. */
  missed(): void;
  /** Waits at most `graceMs` for what runs, then stops it; resolves when every end is stored. */
  stop(graceMs: number): Promise<void>;
}

/** Wires the parts of this domain. */
export function composeExecutions(parts: ExecutionParts): Executions {
  const { config, repository, engine, languages, logger, clock, replica } = parts;
  let stopping = false;
  const permits = new Permits(config.maxRunning);
  const writer = new EventWriter(repository, logger);
  const cache = new CompileCache(join(config.dataFolder, "cache", "compiled"), config.compileCacheBytes, logger);
  const runner = new ExecutionRunner({
    engine,
    languages,
    cache,
    config,
    logger,
    room: () => writer.room(),
    onFirstOutput: (live) => {
      parts
        .metrics()
        .firstOutput.observe({ language: live.plan.language.definition.id }, (clock() - live.acceptedAt) / 1000);
    },
  });
  const relay = new FeedRelay(
    replica.replicaId,
    (messages) => repository.tellOthers(replica.replicaId, messages),
    logger,
  );
  const alone = parts.peerSigner === undefined;
  const feed = new OwnerFeed(alone ? undefined : (ownerId, id) => relay.tell(ownerId, id));
  const dispatcher = new Dispatcher({
    repository,
    runner,
    writer,
    permits,
    languages,
    config,
    replicaId: replica.replicaId,
    logger,
    clock,
    usable: () => engine.capabilities().tier !== "refused",
    onStarted: (live) => feed.tell(live.ownerId, live.id),
    onFinished: (live, { result }) => {
      feed.tell(live.ownerId, live.id);
      const language = live.plan.language.definition.id;
      parts.metrics().executions.inc({ language, outcome: result.outcome });
      if (result.usage) parts.metrics().duration.observe({ language }, result.usage.wallMs / 1000);
    },
  });
  const endAll = (cause: "shutdown") => {
    for (const live of dispatcher.live.values()) if (live.status === "running") live.requestStop(cause);
  };
  const identity = { ...replica };
  const tellEnded = async (ids: readonly string[]) => {
    for (const id of ids) {
      const row = await repository.find(id).catch(() => null);
      if (row) feed.tell(row.ownerId, id);
    }
  };
  const recovery = new Recovery(
    repository,
    identity,
    logger,
    clock,
    () => endAll("shutdown"),
    (ids) => void tellEnded(ids),
  );
  const signals = new TakenSignals();
  const peers = parts.peerSigner && new PeerClient(parts.peerSigner, clock);
  const follow: FollowParts = {
    store: repository,
    live: dispatcher.live,
    replicaId: replica.replicaId,
    peers,
    taken: (id, signal) => signals.wait(id, signal),
  };
  const control = new ExecutionControl({
    repository,
    dispatcher,
    feed,
    writer,
    replicaId: replica.replicaId,
    peers,
    clock,
  });
  const read = (id: string, after: number) => {
    const live = dispatcher.live.get(id);
    return live?.status === "running" ? new LiveReader(live, repository, after) : undefined;
  };
  let peerServer: PeerServer | undefined;
  const running = () => [...dispatcher.live.values()].filter((live) => live.status === "running");
  const service = createExecutionService(
    {
      repository,
      dispatcher,
      feed,
      follow,
      control,
      writer,
      permits,
      languages,
      engine,
      identity: parts.identity,
      policy: parts.policy,
      config,
      replicaId: replica.replicaId,
      clock,
    },
    () => stopping,
  );
  return {
    service,
    permits,
    live: () => dispatcher.live.size,
    async start() {
      if (parts.peerSigner) {
        peerServer = await startPeerServer({
          ...config.peer,
          replicaId: replica.replicaId,
          signer: parts.peerSigner,
          handlers: { read, control: (id, message) => control.take(id, message) },
          logger,
          clock,
        });
        identity.address = peerServer.address;
        logger.info({ peer: peerServer.address }, "other servers reach this one here");
      }
      const ended = await recovery.start();
      dispatcher.start();
      return ended;
    },
    wake: () => dispatcher.wake(true),
    taken(id) {
      void dispatcher.checkTaken(id);
      signals.tell(id);
    },
    heard: (message) => relay.hear(message, feed),
    missed: () => feed.missed(),
    async stop(graceMs) {
      stopping = true;
      dispatcher.stop();
      const ends = () => Promise.all(running().map((live) => live.finished));
      await Promise.race([ends(), pause(graceMs)]);
      endAll("shutdown");
      await Promise.race([ends(), pause(5000)]);
      for (const live of dispatcher.live.values()) live.markMoved();
      await writer.flush();
      await relay.flush();
      peerServer?.close();
      peers?.close();
      await recovery.stop().catch((error: unknown) => logger.warn({ err: error }, "the lease could not be given back"));
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
