import type { AdminService } from "./admin/service";
import type { Config } from "./config/config";
import type { LanguageInfo } from "./contracts/executions";
import type { CheckingService } from "./checking/service";
import type { FormattingService } from "./formatting/service";
import type { HealthReport } from "./contracts/health";
import type { Role } from "./contracts/accounts";
import type { ExportService } from "./export/service";
import type { KeyService } from "./keys/service";
import type { LimitsResponse } from "./contracts/limits";
import type { ExecutionService } from "./executions/service";
import type { Callers } from "./auth/callers";
import type { Identity } from "./auth/identity";
import type { SessionCookies } from "./auth/session-cookie";
import type { Logger } from "./observability/logger";
import type { PoolService } from "./pools/service";
import type { PolicyService } from "./policy/service";
import type { ReportService } from "./reports/service";
import type { ScriptService } from "./scripts/service";
import type { ShareService } from "./shares/service";
import type { PasswordService, SessionService, UserService } from "./users/service";

/** Everything a route, a socket message or a page may reach. Built once by `composition.ts`. */
export interface Services {
  config: Config;
  logger: Logger;
  identity: Identity;
  /** Who calls, with the user who is signed in. */
  callers: Callers;
  sessionCookies: SessionCookies;
  /** next-auth's secret. */
  sessionSecret: string;
  users: UserService;
  sessions: SessionService;
  passwords: PasswordService;
  keys: KeyService;
  exports: ExportService;
  reports: ReportService;
  executions: ExecutionService;
  shares: ShareService;
  languages: { list(): LanguageInfo[] };
  scripts: ScriptService;
  formatting: FormattingService;
  checking: CheckingService;
  /** What administrators set. */
  policy: PolicyService;
  admin: AdminService;
  pools: PoolService;
  limits: { /** As they are for this user. */ describe(user?: { id: string; role: Role }): LimitsResponse };
  health: { check(): Promise<HealthReport> };
  metrics: { contentType: string; text(): Promise<string> };
}

const key = Symbol.for("podium.services");
type Holder = { [key]?: Services };

/**
 * The services of this process. The server entry and Next's route bundles each have their own copy of this module, so the
 * value lives on `globalThis`.
 * @throws Error when the process was not started by the server entry.
 */
export function services(): Services {
  const held = (globalThis as Holder)[key];
  if (!held) throw new Error("Podium's services are not there: start the app with `npm start`, not with `next`.");
  return held;
}

/** Called once, by the server entry. */
export function provideServices(value: Services): void {
  (globalThis as Holder)[key] = value;
}
