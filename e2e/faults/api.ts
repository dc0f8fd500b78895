import { randomUUID } from "node:crypto";
import type { CreatedExecution, Execution } from "../../lib/contracts/executions";
import { createdExecutionSchema, executionSchema } from "../../lib/contracts/executions";
import { type ExecutionEvent, executionEventSchema, isTerminal } from "../../lib/contracts/events";

/** An execution and the token that reads it. */
export interface Owned {
  id: string;
  token: string;
}

/** Creates an execution as a caller without a cookie. @throws Error with the problem document. */
export async function create(url: string, body: object): Promise<Owned & { created: CreatedExecution }> {
  const response = await fetch(`${url}/api/v1/executions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  const created = createdExecutionSchema.parse(await response.json());
  return { id: created.id, token: created.controlToken ?? "", created };
}

/** The same on a server that may be too busy: asks again as it says, under one key, so that it runs once. */
export async function createPatiently(url: string, body: object): Promise<Owned> {
  const headers = { "content-type": "application/json", "idempotency-key": randomUUID() };
  const until = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(`${url}/api/v1/executions`, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (response.status === 202) {
      const created = createdExecutionSchema.parse(JSON.parse(text));
      return { id: created.id, token: created.controlToken ?? "" };
    }
    if (response.status !== 503 || Date.now() > until) throw new Error(`${response.status}: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Reads an execution with its output. */
export async function read(url: string, { id, token }: Owned): Promise<Execution> {
  const response = await fetch(`${url}/api/v1/executions/${id}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return executionSchema.parse(await response.json());
}

/** Reads until `when` holds. @throws Error with the last state after `ms`. */
export async function readUntil(
  url: string,
  owned: Owned,
  when: (execution: Execution) => boolean,
  ms: number,
): Promise<Execution> {
  const deadline = Date.now() + ms;
  for (;;) {
    const execution = await read(url, owned).catch((error: Error) => {
      if (!passes(error) || Date.now() > deadline) throw error;
    });
    if (execution && when(execution)) return execution;
    if (Date.now() > deadline) throw new Error(`Not so after ${ms} ms: ${JSON.stringify(execution)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A server that is too busy says so; a connection that was kept open breaks with its server. Both can be asked again. */
function passes(error: Error): boolean {
  const { code } = (error.cause ?? {}) as { code?: string };
  return error.message.startsWith("503:") || code === "UND_ERR_SOCKET" || code === "ECONNRESET";
}

/** Waits for the end. */
export function untilOver(url: string, owned: Owned, ms: number): Promise<Execution> {
  return readUntil(url, owned, (execution) => isTerminal(execution.status), ms);
}

/** All events of an execution that is over. */
export async function eventsOf(url: string, { id, token }: Owned): Promise<ExecutionEvent[]> {
  const response = await fetch(`${url}/api/v1/executions/${id}/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  return [...text.matchAll(/^data: (\{.*\})$/gm)].flatMap(([, json]) => {
    const parsed = executionEventSchema.safeParse(JSON.parse(json ?? ""));
    return parsed.success ? [parsed.data] : [];
  });
}
