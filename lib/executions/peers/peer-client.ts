import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import type { Signer } from "../../auth/keys";
import { equalText } from "../../auth/keys";
import { ProblemError } from "../../contracts/errors";
import type { ExecutionEvent } from "../../contracts/events";
import { LINE_LENGTH, type PeerControl, peerLineSchema, peerProblemSchema, SILENCE_MS } from "./messages";
import { PEER_HEADER, signPeerRequest } from "./signature";

/** Another server of this installation. */
export interface Peer {
  replicaId: string;
  address: string;
}

/** Events that another server sends as they come. */
export interface PeerEvents {
  /** The next ones in order; `over` when the execution is, `lost` when the stream broke before. */
  next(): Promise<readonly ExecutionEvent[] | "over" | "lost">;
  close(): void;
}

/** Asks other servers about what they own. Every call is undefined or false where the other one does not own it. */
export class PeerClient {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly signer: Signer,
    private readonly clock: () => number,
  ) {}

  /** @throws Error when the server cannot be reached. */
  async events(peer: Peer, id: string, after: number): Promise<PeerEvents | undefined> {
    const response = await this.#send(peer, "GET", `/executions/${id}/events?after=${after}`, "");
    if (response.statusCode === 200) return eventsOf(response);
    response.destroy();
    if (response.statusCode === 404) return undefined;
    throw new Error(`The other server answered ${response.statusCode}.`);
  }

  /** @throws ProblemError of the owner · Error when the server cannot be reached. */
  async control(peer: Peer, id: string, control: PeerControl): Promise<boolean> {
    const response = await this.#send(peer, "POST", `/executions/${id}/control`, JSON.stringify(control));
    const body = await text(response);
    if (response.statusCode === 204) return true;
    if (response.statusCode === 404) return false;
    if (response.statusCode !== 409) throw new Error(`The other server answered ${response.statusCode}.`);
    const { code, detail } = peerProblemSchema.parse(JSON.parse(body));
    throw new ProblemError(code, detail);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ address, replicaId }: Peer, method: string, path: string, body: string): Promise<IncomingMessage> {
    const signed = signPeerRequest(this.signer, { replicaId, method, path, body }, this.clock());
    return new Promise((resolve, reject) => {
      const sent = request(`${address}${path}`, {
        method,
        agent: this.#agent,
        headers: { [PEER_HEADER]: signed.header, "content-length": Buffer.byteLength(body) },
      });
      // Of silence, so a stream that says now and then that it lives goes on.
      sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error("The other server does not answer.")));
      sent.once("error", reject);
      sent.once("response", (response) => {
        // Whoever has got a dead server's address cannot speak for it.
        if (equalText(String(response.headers[PEER_HEADER] ?? ""), signed.answer)) resolve(response);
        else sent.destroy(new Error("What answered is not the server that was asked."));
      });
      sent.end(body);
    });
  }
}

function eventsOf(response: IncomingMessage): PeerEvents {
  const lines = linesOf(response);
  return {
    async next() {
      try {
        for (;;) {
          const { value, done } = await lines.next();
          if (done) return "lost";
          if (value === "") continue;
          return peerLineSchema.parse(JSON.parse(value));
        }
      } catch {
        return "lost";
      }
    },
    close: () => response.destroy(),
  };
}

/** Reads on only when the next line is asked for. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let rest = "";
  response.setEncoding("utf8");
  for await (const chunk of response) {
    const lines = `${rest}${chunk as string}`.split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LINE_LENGTH) throw new Error("A line of another server is too long.");
    yield* lines;
  }
}
