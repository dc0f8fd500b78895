import {
  type CreatedExecution,
  type CreateExecution,
  createdExecutionSchema,
  type Execution,
  executionPageSchema,
  executionSchema,
  type LanguageInfo,
  languagesSchema,
} from "../contracts/executions";
import { type Checked, type CheckRequest, checkedSchema } from "../contracts/checking";
import { type FormatRequest, type Formatted, formattedSchema } from "../contracts/formatting";
import { type LimitsResponse, limitsResponseSchema } from "../contracts/limits";
import type { z } from "../contracts/zod";
import { ClientError, refusal, unreadable } from "./problem";

interface Call {
  method?: "GET" | "POST";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** The REST API as the page uses it; every answer is parsed. All throw {@link ClientError}. */
export const api = {
  languages: async (signal?: AbortSignal): Promise<LanguageInfo[]> =>
    (await call("/api/v1/languages", languagesSchema, { signal })).items,
  limits: (signal?: AbortSignal): Promise<LimitsResponse> => call("/api/v1/limits", limitsResponseSchema, { signal }),
  execution: (id: string, signal?: AbortSignal, token?: string): Promise<Execution> =>
    call(`/api/v1/executions/${id}`, executionSchema, {
      signal,
      headers: token ? { Authorization: `Bearer ${token}` } : {},
    }),
  executions: (cursor?: string, signal?: AbortSignal): Promise<z.output<typeof executionPageSchema>> =>
    call(`/api/v1/executions${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`, executionPageSchema, { signal }),
  create: (body: CreateExecution, idempotencyKey?: string): Promise<CreatedExecution> =>
    call("/api/v1/executions", createdExecutionSchema, {
      method: "POST",
      body,
      headers: idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {},
    }),
  format: (body: FormatRequest): Promise<Formatted> =>
    call("/api/v1/format", formattedSchema, { method: "POST", body }),
  check: (body: CheckRequest): Promise<Checked> => call("/api/v1/check", checkedSchema, { method: "POST", body }),
  cancel: (id: string): Promise<Execution> =>
    call(`/api/v1/executions/${id}/cancel`, executionSchema, { method: "POST" }),
};

async function call<S extends z.ZodType>(path: string, schema: S, options: Call): Promise<z.output<S>> {
  const response = await send(path, options);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(body, response.status);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data;
}

async function send(path: string, { method = "GET", body, headers, signal }: Call): Promise<Response> {
  const json: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  try {
    return await fetch(path, {
      method,
      signal,
      headers: { ...json, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ClientError("Podium cannot be reached. Check the connection and try again.", undefined, cause);
  }
}
