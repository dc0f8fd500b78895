import { type CreatedKey, type CreateKey, createdKeySchema } from "../../contracts/keys";
import { ask, send } from "../rest/call";

const cookies = true;

/** One's own account, as pages use it. All throw ClientError. */
export const accountApi = {
  async signOut(): Promise<void> {
    await send("/api/v1/account/session", { method: "DELETE", cookies });
  },
  async endSession(id: string): Promise<void> {
    await send(`/api/v1/account/sessions/${id}`, { method: "DELETE", cookies });
  },
  async endOtherSessions(): Promise<void> {
    await send("/api/v1/account/sessions", { method: "DELETE", cookies });
  },
  async changePassword(current: string, next: string): Promise<void> {
    await send("/api/v1/account/password", { method: "POST", body: { current, next }, cookies });
  },
  createKey(body: CreateKey): Promise<CreatedKey> {
    return ask("/api/v1/account/keys", createdKeySchema, { method: "POST", body, cookies });
  },
  async revokeKey(id: string): Promise<void> {
    await send(`/api/v1/account/keys/${id}`, { method: "DELETE", cookies });
  },
  /** @param password absent for accounts without one */
  async delete(password?: string): Promise<void> {
    await send("/api/v1/account", { method: "DELETE", body: { password }, cookies });
  },
};
