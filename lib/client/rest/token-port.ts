import { createdExecutionSchema, executionSchema } from "../../contracts/executions";
import type { RunPort } from "../run/port";
import { ask, send } from "./call";
import { follow } from "./follow";

/** A {@link RunPort} that can be left. */
export interface TokenPort extends RunPort {
  /** Stops following everything, as when what shows it goes away. */
  leave(): void;
}

/**
 * A run's line to the server with tokens in memory and no cookie, so that it works in a frame of another site whose
 * cookies the browser keeps back, and reads what a share's token allows. Terminals keep the size they are made with.
 */
export function createTokenPort(): TokenPort {
  const following = new Map<string, AbortController>();
  const listeners = new Set<(up: boolean) => void>();
  let up = true;
  const onLine = (now: boolean) => {
    if (now === up) return;
    up = now;
    for (const listener of listeners) listener(now);
  };
  const path = (id: string) => `/api/v1/executions/${id}`;
  const port: TokenPort = {
    get connected() {
      return up;
    },
    onChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    async create(body, listener, key = crypto.randomUUID()) {
      // Without an owner a key is shared by everybody behind the address; a random one is still one's own.
      const headers = { "Idempotency-Key": key };
      const created = await ask("/api/v1/executions", createdExecutionSchema, {
        method: "POST",
        body,
        headers,
        cookies: false,
      });
      if (listener) port.watch({ id: created.id, token: created.controlToken }, listener);
      return created;
    },
    watch({ id, token }, listener, after = 0) {
      const stop = new AbortController();
      following.get(id)?.abort();
      following.set(id, stop);
      void follow({ id, token, after, listener, onLine, signal: stop.signal }).finally(() => {
        if (following.get(id) === stop) following.delete(id);
      });
      return () => stop.abort();
    },
    async stdin({ id, token }, data, end = false) {
      await send(`${path(id)}/stdin`, { method: "POST", body: { data, end }, token, cookies: false });
    },
    cancel: ({ id, token }) => ask(`${path(id)}/cancel`, executionSchema, { method: "POST", token, cookies: false }),
    async interrupt({ id, token }) {
      await send(`${path(id)}/interrupt`, { method: "POST", token, cookies: false });
    },
    resize: async () => undefined,
    leave() {
      for (const stop of following.values()) stop.abort();
    },
    execution: (id, token) => ask(path(id), executionSchema, { token, cookies: false }),
  };
  return port;
}
