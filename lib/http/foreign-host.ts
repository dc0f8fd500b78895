import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP } from "node:net";
import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import { answerProblem } from "./answer-problem";

type HostConfig = Pick<Config, "host" | "publicUrl" | "trustedProxies">;

/**
 * Whether a server that only this machine reaches is asked by a name that is not this machine's. Any site can point a
 * name of its own at 127.0.0.1 and have a visitor's browser run code here (DNS rebinding); an address in place of a name
 * cannot be used for that.
 */
export function isForeignHost(host: string | undefined, config: HostConfig): boolean {
  const local = ["localhost", "127.0.0.1", "::1"].includes(config.host);
  if (!local || config.publicUrl !== undefined || config.trustedProxies.length > 0) return false;
  const name = (host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (name === "" || name === "localhost" || name.endsWith(".localhost")) return false;
  return isIP(name.replace(/^\[|\]$/g, "")) === 0;
}

/** Answers a request of {@link isForeignHost}. @returns whether it was answered. */
export function refuseForeignHost(request: IncomingMessage, response: ServerResponse, config: HostConfig): boolean {
  if (!isForeignHost(request.headers.host, config)) return false;
  const detail =
    "This Podium serves this machine alone and was asked by another name. If a proxy stands before it, set PODIUM_PUBLIC_URL.";
  answerProblem(response, new ProblemError("forbidden", detail));
  return true;
}
