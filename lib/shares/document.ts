import type { CreateExecution } from "../contracts/executions";
import { type SharedDocument, sharedDocumentSchema } from "../contracts/shares";
import type { Plan } from "../executions/plan";

/** A shared document as the body that would run it, so that both are held to the same bounds. */
export function toCreateBody(document: SharedDocument): CreateExecution {
  return { ...document };
}

/**
 * What of a creation body is shown to others. Its environment stays out: that is where people put keys. So do the
 * limits, which belong to the run.
 */
export function toDocument(body: CreateExecution, plan: Plan): SharedDocument {
  const program =
    body.source === undefined ? [] : [{ path: plan.entrypoint, content: body.source, encoding: "utf8" as const }];
  return sharedDocumentSchema.parse({
    language: plan.language.definition.id,
    version: plan.language.version.id,
    files: [...program, ...(body.files ?? [])],
    entrypoint: plan.entrypoint,
    title: body.title,
    stdin: body.stdin,
    stdinEncoding: body.stdin === undefined ? undefined : body.stdinEncoding,
    args: body.args && body.args.length > 0 ? body.args : undefined,
  });
}
