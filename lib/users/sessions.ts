import { randomUUID } from "node:crypto";
import type { SignedIn } from "../auth/identity";
import { SESSION_SECONDS } from "../auth/session-cookie";
import { ProblemError } from "../contracts/errors";
import type { SessionRepository } from "./repository";
import type { SessionService } from "./service";

/** How long an answer of the store is believed; a session revoked by another server ends within this time. */
const BELIEVED_MS = 5_000;
/** How often a session says that it is used. */
const TOUCH_MS = 5 * 60_000;
/** Sessions remembered at one time; beyond it all are forgotten, which costs a look-up each. */
const BOUND = 10_000;

interface Entry {
  at: number;
  found: Promise<SignedIn | undefined>;
}

/** Sessions with a memory of five seconds. */
export class Sessions implements SessionService {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<(sessionId: string) => void>();

  constructor(
    private readonly repository: SessionRepository,
    private readonly clock: () => number,
    /** Tells the other servers. */
    private readonly announce: (sessionId: string) => Promise<void>,
  ) {}

  async open(userId: string, userAgent: string): Promise<string> {
    const now = new Date(this.clock());
    const id = randomUUID();
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
    await this.repository.open({
      id,
      userId,
      userAgent: userAgent.slice(0, 300),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
    return id;
  }

  find(sessionId: string): Promise<SignedIn | undefined> {
    const known = this.entries.get(sessionId);
    if (known && this.clock() - known.at < BELIEVED_MS) return known.found;
    if (this.entries.size >= BOUND) this.entries.clear();
    const found = this.read(sessionId);
    this.entries.set(sessionId, { at: this.clock(), found });
    // A store that does not answer says nothing about the session.
    found.catch(() => this.entries.delete(sessionId));
    return found;
  }

  async list(user: SignedIn) {
    const rows = await this.repository.list(user.id);
    return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
      id,
      browser: userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: id === user.sessionId,
    }));
  }

  async end(user: SignedIn, sessionId: string): Promise<void> {
    const ended = await this.repository.end(user.id, { id: sessionId });
    if (ended.length === 0) throw new ProblemError("not_found", "There is no such session, or it has ended.");
    await this.tellEnded(ended);
  }

  async endAll(userId: string, except?: string): Promise<void> {
    await this.tellEnded(await this.repository.end(userId, { except }));
  }

  async tellEnded(sessionIds: readonly string[]): Promise<void> {
    for (const id of sessionIds) this.ended(id);
    await Promise.all(sessionIds.map((id) => this.announce(id)));
  }

  forget(userId: string): void {
    for (const [id, { found }] of this.entries) {
      void found.then(
        (user) => user?.id === userId && this.entries.delete(id),
        () => undefined,
      );
    }
  }

  onEnd(listener: (sessionId: string) => void): void {
    this.listeners.add(listener);
  }

  /** Says that a session has ended, wherever that was decided. */
  ended(sessionId: string): void {
    this.entries.delete(sessionId);
    for (const listener of this.listeners) listener(sessionId);
  }

  private async read(sessionId: string): Promise<SignedIn | undefined> {
    const row = await this.repository.find(sessionId);
    if (!row) return undefined;
    const { user, session } = row;
    const now = new Date(this.clock());
    if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) await this.repository.touch(sessionId, now);
    return { id: user.id, email: user.email, name: user.name ?? undefined, role: user.role, sessionId };
  }
}
