import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createCallers } from "./auth/callers";
import { createIdentity } from "./auth/create-identity";
import { createSigner } from "./auth/keys";
import { createSessionCookies } from "./auth/session-cookie";
import { composeAdmin } from "./admin/compose";
import { createPostgresAuditLog } from "./audit/postgres-log";
import { createCheckingService } from "./checking/checking-service";
import { openEngine } from "./compose-engine";
import type { Config } from "./config/config";
import { isLoopback } from "./config/setting";
import { createDatabase } from "./db/client";
import { lockFolder } from "./db/embedded/lock";
import { startEmbeddedPostgres } from "./db/embedded/start";
import { migrateDatabase } from "./db/migrate";
import { takeToken } from "./db/take-token";
import { composeExecutions } from "./executions/compose";
import type { ReplicaIdentity } from "./executions/recovery";
import { createPostgresRepository, othersChannel } from "./executions/postgres-repository";
import { scheduleRetention } from "./executions/retention";
import { createExportService } from "./export/export-service";
import { createFormattingService } from "./formatting/formatting-service";
import { openInstallation, sharedInstallation } from "./installation";
import { composeKeys } from "./keys/compose";
import { describeLimits } from "./limits/describe";
import { createSmtpMailer } from "./mail/smtp";
import { checkHealth } from "./observability/health";
import type { Logger } from "./observability/logger";
import { createMetrics } from "./observability/metrics";
import { composePolicy } from "./policy/compose";
import { createReportService } from "./reports/report-service";
import { composePools } from "./pools/compose";
import type { Services } from "./services";
import { composeScripts } from "./scripts/compose";
import { composeShares } from "./shares/compose";
import { createPostgresShareRepository } from "./shares/postgres-repository";
import { createToolService } from "./tooling/tool-service";
import { composeUsers } from "./users/compose";

/** A running Podium without its web server. */
export interface App {
  services: Services;
  /** Lines for the person who started it: where the data is, what a crash left; links are beneath `address`. */
  notices(address: string): readonly string[];
  /** Takes nothing new, waits at most `graceMs` for what runs, and leaves nothing behind. Idempotent. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Builds every part once and starts them. `compose-engine.ts` names the engines.
 * @param print shows a line to the person who started it
 * @throws Error with a sentence for people when the data folder, the database or the configuration is not usable.
 */
export async function compose(
  config: Config,
  root: string,
  logger: Logger,
  print: (line: string) => void = () => undefined,
): Promise<App> {
  const installation = openInstallation(config.dataFolder);
  const unlock = lockFolder(config.dataFolder);
  const undo: Undo = [unlock];
  const replica: ReplicaIdentity = {
    replicaId: randomUUID(),
    name: installation.id,
    // Servers with one database are one installation, and share its key.
    installation: config.databaseUrl === undefined ? installation.id : sharedInstallation(config.secret ?? ""),
  };
  // A machine's control groups are this folder's; a cluster's pods are the whole installation's.
  const local = config.engine.kind === "local";
  const owner = { installation: local ? installation.id : replica.installation, replica: replica.replicaId };
  const clock = () => Date.now();
  const startedAt = clock();
  try {
    const [storage, { engine, languages }] = await Promise.all([
      openStorage(config, root, logger, undo),
      openEngine(config, { root, owner, logger, stateFolder: join(config.dataFolder, "engine") }, undo),
    ]);
    const secret = config.secret ?? installation.secret;
    const identity = createIdentity({
      secret,
      trustedProxies: config.trustedProxies,
      publicUrl: config.publicUrl,
    });
    let stopping = false;
    const repository = createPostgresRepository(storage.database);
    const audit = createPostgresAuditLog(storage.database.prisma);
    const policy = await composePolicy({
      database: storage.database,
      config,
      audit,
      languages: languages.list().map(({ id }) => id),
      logger,
      clock,
    });
    const executions = composeExecutions({
      config,
      repository,
      engine,
      languages,
      identity,
      policy,
      replica,
      peerSigner: config.databaseUrl === undefined ? undefined : createSigner(secret),
      logger,
      clock,
      metrics: () => metrics,
    });
    const metrics = createMetrics({
      pools: () => engine.pools(),
      permits: () => ({ total: executions.permits.total, inUse: executions.permits.inUse }),
      live: executions.live,
    });
    const ended = await executions.start();
    await storage.database.listen("podium_queue", executions.wake, executions.wake);
    if (config.databaseUrl !== undefined) {
      await storage.database.listen("podium_taken", executions.taken);
      await storage.database.listen(othersChannel, executions.heard, executions.missed);
    }
    const stopRetention = scheduleRetention(repository, config.retentionDays, logger, clock);
    const shares = composeShares({
      config,
      repository: createPostgresShareRepository(storage.database.prisma),
      executions: executions.service,
      languages,
      identity,
      policy,
      logger,
      clock,
    });
    const scripts = composeScripts({ database: storage.database, languages, config, logger, clock });
    const users = await composeUsers({
      database: storage.database,
      executions: executions.service,
      audit,
      policy: () => policy.site(),
      links: {
        mailer: config.mail && createSmtpMailer(config.mail),
        publicUrl: config.publicUrl,
        print: !config.production || isLoopback(config.host) ? print : undefined,
      },
      logger,
      clock,
    });
    const keys = composeKeys({ database: storage.database, audit, clock });
    const admin = composeAdmin({
      database: storage.database,
      executions: executions.service,
      identity,
      sessions: users.sessions,
      audit,
      engine,
      permits: executions.permits,
      logger,
      clock,
    });
    const sessionSecret = createSigner(secret).sign("session", "next-auth").toString("base64url");
    const sessionCookies = createSessionCookies(sessionSecret);
    const pools = await composePools({
      database: storage.database,
      config,
      engine,
      languages,
      audit,
      installation: replica.installation,
      logger,
      clock,
    });
    const tools = createToolService({
      engine,
      languages,
      permits: executions.permits,
      config,
      policy,
      takeToken: (key, rate) => takeToken(storage.database.prisma, key, rate),
      logger,
    });
    const services: Services = {
      config,
      logger,
      identity,
      callers: createCallers({
        identity,
        cookies: sessionCookies,
        session: (id) => users.sessions.find(id),
        key: (given) => keys.holder(given),
      }),
      keys,
      reports: createReportService({ database: storage.database, shares: shares.service, audit, clock }),
      exports: createExportService({ database: storage.database }),
      sessionCookies,
      sessionSecret,
      users: users.service,
      sessions: users.sessions,
      passwords: users.passwords,
      executions: shares.executions,
      shares: shares.service,
      scripts: scripts.service,
      formatting: createFormattingService({ tools, languages, config }),
      checking: createCheckingService({ tools, languages, config }),
      languages,
      policy,
      admin: admin.service,
      pools: pools.service,
      limits: {
        describe: (user) =>
          describeLimits({ ...config, limits: policy.allowance({ user }).limits }, engine.capabilities()),
      },
      health: {
        check: () =>
          checkHealth({
            version: config.version,
            startedAt,
            clock,
            capabilities: () => engine.capabilities(),
            pools: () => engine.pools(),
            counts: () => repository.counts(),
            maxQueued: config.maxQueued,
            stopping: () => stopping,
          }),
      },
      metrics,
    };
    const stop = async (graceMs: number) => {
      stopping = true;
      stopRetention();
      shares.stop();
      users.stop();
      scripts.stop();
      admin.stop();
      pools.stop();
      await executions.stop(graceMs);
      await unwind(undo, logger);
    };
    let stopped: Promise<void> | undefined;
    const token = await users.firstAdminToken();
    const notices = (address: string) => [
      ...storage.notices,
      ...(token
        ? [`There is no administrator yet. The first one signs up at ${address}/signup?token=${token} (works once).`]
        : []),
      ...(ended > 0 ? [`${ended} executions of a lost process ended as interrupted.`] : []),
    ];
    return { services, notices, stop: (graceMs) => (stopped ??= stop(graceMs)) };
  } catch (error) {
    await unwind(undo, logger);
    throw error;
  }
}

/** What has to be ended again, in the order it was begun. */
type Undo = (() => unknown)[];

async function openStorage(config: Config, root: string, logger: Logger, undo: Undo) {
  const notices: string[] = [];
  let url = config.databaseUrl;
  if (url === undefined) {
    const embedded = await startEmbeddedPostgres({ folder: join(config.dataFolder, "postgres") });
    undo.push(() => embedded.stop());
    if (embedded.notice) notices.push(embedded.notice);
    url = embedded.url;
  }
  await migrateDatabase(url, join(root, "prisma", "migrations"));
  const database = createDatabase(url, { onError: (err) => logger.warn({ err }, "a database connection broke") });
  undo.push(() => database.close());
  return { database, notices };
}

/** Undoes in reverse order; one failure does not keep the rest from ending. */
async function unwind(undo: Undo, logger: Logger): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      logger.error({ err: error }, "something could not be ended cleanly");
    }
  }
}
