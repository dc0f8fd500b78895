import type { Execution } from "../contracts/executions";
import type { Services } from "../services";
import { type Share, shareToken } from "../shares/service";
import { isProblemError } from "./problem";

/** The execution a share shows, as it stands; absent when it shows only code or the execution is not kept any more. */
export async function sharedExecution(
  { executions }: Pick<Services, "executions">,
  { id, executionId }: Share,
): Promise<Execution | undefined> {
  if (executionId === undefined) return undefined;
  try {
    return await executions.get({ token: shareToken(id) }, executionId);
  } catch (error) {
    if (isProblemError(error) && error.code === "not_found") return undefined;
    throw error;
  }
}
