import type { AccountSettings } from "../../contracts/settings";

/** What {@link AccountSync} needs. */
export interface AccountSyncParts {
  /** Stores a part of the settings with the account. */
  send: (part: AccountSettings) => Promise<void>;
  /** Everything that was chosen is stored. */
  onSent: () => void;
}

/** Brings what is chosen here to the account: one request at a time, with all that was chosen meanwhile. */
export class AccountSync {
  private waiting: AccountSettings = {};
  private sending = false;

  constructor(private readonly parts: AccountSyncParts) {}

  /** Sends a change. What does not arrive goes again with the next one, or with the next page. */
  async change(part: AccountSettings): Promise<void> {
    this.waiting = { ...this.waiting, ...part };
    if (this.sending) return;
    this.sending = true;
    try {
      while (Object.keys(this.waiting).length > 0) await this.sendWaiting();
      this.parts.onSent();
    } catch {
      // The browser keeps it, marked as unsent.
    } finally {
      this.sending = false;
    }
  }

  private async sendWaiting(): Promise<void> {
    const part = this.waiting;
    this.waiting = {};
    try {
      await this.parts.send(part);
    } catch (error) {
      this.waiting = { ...part, ...this.waiting };
      throw error;
    }
  }
}

/** Stores settings with the account whose cookie this browser has; goes on when the page is left. @throws Error */
export async function sendSettings(part: AccountSettings): Promise<void> {
  const answer = await fetch("/api/v1/account/settings", {
    method: "PATCH",
    keepalive: true,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(part),
  });
  if (!answer.ok) throw new Error(`The settings were not stored: ${answer.status}.`);
}
