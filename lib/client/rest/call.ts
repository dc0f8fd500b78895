import { ClientError, refusal, unreadable } from "../problem";
import type { z } from "../../contracts/zod";

/** A call of the REST API. */
export interface Call {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** Sent as `Authorization: Bearer`. */
  token?: string;
  /** Whether the browser's cookie goes along; not in frames of other sites, which work with tokens alone. */
  cookies: boolean;
}

/** Sends a call. @throws ClientError when the server refuses or cannot be reached. */
export async function send(path: string, call: Call): Promise<Response> {
  const { method = "GET", body, token, cookies, signal } = call;
  const json: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal,
      credentials: cookies ? "same-origin" : "omit",
      headers: { ...json, ...(token && { Authorization: `Bearer ${token}` }), ...call.headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new ClientError("Podium cannot be reached. Check the connection and try again.", undefined, cause);
  }
  if (!response.ok) throw refusal(await response.json().catch(() => undefined), response.status);
  return response;
}

/** Sends a call and parses its answer. @throws ClientError */
export async function ask<S extends z.ZodType>(path: string, schema: S, call: Call): Promise<z.output<S>> {
  const response = await send(path, call);
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data;
}
