import type { Operation } from "./operation";
import * as accounts from "./operations-accounts";
import * as executions from "./operations-executions";
import * as service from "./operations-service";
import * as scripts from "./operations-scripts";
import * as shares from "./operations-shares";

/** Every REST operation, in the order the documentation shows them. */
export const operations: readonly Operation[] = [
  executions.createExecution,
  executions.getExecution,
  executions.readEvents,
  executions.writeStdin,
  executions.cancelExecution,
  executions.interruptExecution,
  executions.readOutput,
  executions.readArtifact,
  executions.listExecutions,
  shares.createShare,
  shares.getShare,
  shares.readShareEvents,
  shares.revokeShare,
  scripts.listScripts,
  scripts.createScript,
  scripts.getScript,
  scripts.changeScript,
  scripts.deleteScript,
  scripts.restoreScript,
  scripts.listRevisions,
  scripts.getRevision,
  accounts.signUp,
  accounts.getAccount,
  accounts.deleteAccount,
  accounts.signIn,
  accounts.signOut,
  accounts.listSessions,
  accounts.endSessions,
  accounts.endSession,
  accounts.changePassword,
  service.createOwner,
  service.listLanguages,
  service.getLimits,
  service.getHealth,
  service.getLive,
  service.getReady,
  service.getMetrics,
  service.getOpenApi,
];
