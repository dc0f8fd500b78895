import type { ReportShare } from "../../contracts/reports";
import {
  type CreatedShare,
  type CreateShare,
  createdShareSchema,
  type SharePage,
  sharePageSchema,
} from "../../contracts/shares";
import { ask, send } from "../rest/call";

/** Links, as the page makes, lists and ends them: with the browser's cookie. All throw ClientError. */
export const shareApi = {
  create: (body: CreateShare): Promise<CreatedShare> =>
    ask("/api/v1/shares", createdShareSchema, { method: "POST", body, cookies: true }),
  list: (cursor?: string, signal?: AbortSignal): Promise<SharePage> =>
    ask(`/api/v1/shares${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`, sharePageSchema, {
      cookies: true,
      signal,
    }),
  async revoke(id: string): Promise<void> {
    await send(`/api/v1/shares/${id}`, { method: "DELETE", cookies: true });
  },
  async report(id: string, body: ReportShare): Promise<void> {
    await send(`/api/v1/shares/${id}/report`, { method: "POST", body, cookies: true });
  },
};
