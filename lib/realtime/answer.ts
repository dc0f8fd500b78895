import { ProblemError } from "../contracts/errors";
import type { ClientMessage } from "../contracts/realtime";
import { nearest } from "../http/nearest";
import { internalProblem, isProblemError, problemDocument } from "../http/problem";
import { bounds } from "./bounds";
import { handleMessage, messageNames } from "./handlers";
import type { Session } from "./session";

/** Takes one message as it came, whatever it is, and acknowledges it with what was done or with a problem. */
export async function answerMessage(session: Session, name: string, args: readonly unknown[]): Promise<void> {
  const last = args.at(-1);
  const acknowledge = typeof last === "function" ? (last as (answer: object) => void) : () => undefined;
  const [payload, options] = typeof last === "function" ? args.slice(0, -1) : args;
  session.unanswered += 1;
  try {
    acknowledge({ ok: true, ...(await handled(session, name, payload, options)) });
  } catch (error) {
    acknowledge({ ok: false, problem: problemDocument(asProblem(session, name, error)) });
  } finally {
    session.unanswered -= 1;
  }
}

async function handled(session: Session, name: string, payload: unknown, options: unknown): Promise<object> {
  if (session.unanswered > bounds.unansweredPerSocket) {
    throw new ProblemError(
      "rate_limited",
      `More than ${bounds.unansweredPerSocket} messages are unanswered. Wait for an answer first.`,
    );
  }
  if (!isMessageName(name)) {
    const meant = nearest(name, messageNames);
    const hint = meant ? `Did you mean "${meant}"?` : `There are ${messageNames.join(", ")}.`;
    throw new ProblemError("invalid_request", `There is no such message. ${hint}`);
  }
  return handleMessage(session, name, payload, options);
}

function isMessageName(name: string): name is ClientMessage {
  return (messageNames as string[]).includes(name);
}

function asProblem({ services, socket }: Session, message: string, error: unknown): ProblemError {
  if (isProblemError(error)) return error;
  const problem = internalProblem(socket.id, error);
  services.logger.error({ socketId: socket.id, message: message.slice(0, 64), err: error }, "A message failed");
  return problem;
}
