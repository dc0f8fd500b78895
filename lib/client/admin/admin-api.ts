import type { NewUser } from "../../contracts/accounts";
import { madeUserSchema, resetLinkSchema } from "../../contracts/admin";
import type { ChangeUser, SetRule, Site } from "../../contracts/policy";
import type { DecideShare } from "../../contracts/reports";
import { ask, send } from "../rest/call";

const cookies = true;

/** What administrators change. All throw ClientError. */
export const adminApi = {
  async setRule(body: SetRule): Promise<void> {
    await send("/api/v1/admin/limits", { method: "PUT", body, cookies });
  },
  async setSite(body: Partial<Site>): Promise<void> {
    await send("/api/v1/admin/site", { method: "PATCH", body, cookies });
  },
  async stop(executionId: string): Promise<void> {
    await send(`/api/v1/admin/executions/${executionId}/stop`, { method: "POST", cookies });
  },
  async changeUser(id: string, body: ChangeUser): Promise<void> {
    await send(`/api/v1/admin/users/${id}`, { method: "PATCH", body, cookies });
  },
  async makeUser(body: NewUser): Promise<string> {
    return (await ask("/api/v1/admin/users", madeUserSchema, { method: "POST", body, cookies })).link;
  },
  async resetLink(id: string): Promise<string> {
    const call = { method: "POST", cookies } as const;
    return (await ask(`/api/v1/admin/users/${id}/reset-link`, resetLinkSchema, call)).link;
  },
  async decide(shareId: string, decision: DecideShare["decision"]): Promise<void> {
    await send(`/api/v1/admin/shares/${shareId}/decision`, { method: "POST", body: { decision }, cookies });
  },
};
