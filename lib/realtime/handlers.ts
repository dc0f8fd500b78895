import { clientMessages, type ClientMessage, createOptionsSchema } from "../contracts/realtime";
import type { z } from "../contracts/zod";
import { creatorOf } from "../http/context";
import { createdBody } from "../http/created";
import { inputBytes } from "../http/input-bytes";
import { parseOrProblem } from "../http/validation";
import { currentIdentity, type Session, sessionAccess } from "./session";
import { startWatch, stopWatch } from "./watch";

type Payload<M extends ClientMessage> = z.output<(typeof clientMessages)[M]["payload"]>;
type Handler<M extends ClientMessage> = (session: Session, payload: Payload<M>, options: unknown) => Promise<object>;

const handlers: { [M in ClientMessage]: Handler<M> } = {
  "connection:check": async () => ({}),
  "history:watch": async (session) => {
    session.leaveHistory?.();
    // Who somebody is decides alone: a token is for one execution.
    const access = { ownerId: session.identity.ownerId };
    session.leaveHistory = session.services.executions.onChange(access, (id) =>
      session.socket.emit("history:changed", { id }),
    );
    return {};
  },
  "execution:create": async (session, body, rawOptions) => {
    const { idempotencyKey, watch } = parseOrProblem(createOptionsSchema, rawOptions ?? {}, "options");
    const creator = creatorOf(await currentIdentity(session));
    const created = await session.services.executions.create(creator, body, { idempotencyKey });
    const execution = createdBody(created);
    if (watch) await startWatch(session, sessionAccess(session, created.readToken), execution.id, 0);
    return { execution };
  },
  "execution:watch": async (session, { id, after, token }) => {
    await startWatch(session, sessionAccess(session, token), id, after);
    return {};
  },
  "execution:unwatch": async (session, { id }) => {
    stopWatch(session, id);
    return {};
  },
  "execution:stdin": async (session, { id, token, data, encoding, end }) => {
    const bytes = inputBytes({ data, encoding });
    await session.services.executions.writeStdin(sessionAccess(session, token), id, bytes, end);
    return {};
  },
  "execution:cancel": async (session, { id, token }) => ({
    execution: await session.services.executions.cancel(sessionAccess(session, token), id),
  }),
  "execution:interrupt": async (session, { id, token }) => {
    await session.services.executions.interrupt(sessionAccess(session, token), id);
    return {};
  },
  "execution:resize": async (session, { id, token, rows, columns }) => {
    await session.services.executions.resize(sessionAccess(session, token), id, rows, columns);
    return {};
  },
};

/** Every message's name. */
export const messageNames = Object.keys(handlers) as ClientMessage[];

/**
 * Parses a message as the contracts say and does it.
 * @returns what the acknowledgement holds beside `ok`. @throws ProblemError
 */
export async function handleMessage<M extends ClientMessage>(
  session: Session,
  name: M,
  payload: unknown,
  options: unknown,
): Promise<object> {
  const parsed = parseOrProblem(clientMessages[name].payload, payload, "message") as Payload<M>;
  return handlers[name](session, parsed, options);
}
