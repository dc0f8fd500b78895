import { createHash, randomBytes } from "node:crypto";
import type { Signer } from "../../auth/keys";

/** How far two servers' clocks may differ, in milliseconds. */
const SKEW_MS = 60_000;

/** What a signature covers. `replicaId` is the server that is asked: another one does not take the request. */
export interface PeerRequest {
  replicaId: string;
  method: string;
  path: string;
  body: string;
}

/** Header of a request and of its answer. */
export const PEER_HEADER = "x-podium-peer";

/** Signs requests between the servers of one installation, and the proof that the right one answers. */
export function signPeerRequest(signer: Signer, request: PeerRequest, now: number): { header: string; answer: string } {
  const stamp = `${now}.${randomBytes(16).toString("base64url")}`;
  const mac = signer.sign("peer", textOf(request, stamp)).toString("base64url");
  return { header: `${stamp}.${mac}`, answer: answerTo(signer, mac) };
}

/** Verifies requests, each once. */
export class PeerVerifier {
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly signer: Signer,
    private readonly clock: () => number,
  ) {}

  /** The answer's proof; undefined when the request is not one of ours, is too old, or was seen before. */
  verify(request: PeerRequest, header: string | undefined): string | undefined {
    const [at = "", nonce = "", mac = ""] = header?.split(".") ?? [];
    const now = this.clock();
    if (!/^\d{1,15}$/.test(at) || Math.abs(now - Number(at)) > SKEW_MS) return undefined;
    if (!this.signer.verify("peer", textOf(request, `${at}.${nonce}`), mac)) return undefined;
    for (const [old, until] of this.#seen) {
      if (until > now) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(nonce)) return undefined;
    this.#seen.set(nonce, now + 2 * SKEW_MS);
    return answerTo(this.signer, mac);
  }
}

function textOf({ replicaId, method, path, body }: PeerRequest, stamp: string): string {
  return [replicaId, method, path, stamp, createHash("sha256").update(body).digest("base64url")].join("\n");
}

function answerTo(signer: Signer, mac: string): string {
  return signer.sign("peer", `answer\n${mac}`).toString("base64url");
}
