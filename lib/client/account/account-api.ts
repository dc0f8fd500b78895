import { send } from "../rest/call";

/** One's own account, as pages use it. All throw ClientError. */
export const accountApi = {
  async signOut(): Promise<void> {
    await send("/api/v1/account/session", { method: "DELETE", cookies: true });
  },
};
