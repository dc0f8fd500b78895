import {
  type ChangeScript,
  type CreateScript,
  type Revision,
  revisionSchema,
  type Script,
  type ScriptPage,
  scriptPageSchema,
  scriptSchema,
} from "../../contracts/scripts";
import { ask, send } from "../rest/call";

const scripts = "/api/v1/scripts";
const cookies = true;

/** Where all scripts are downloaded as one archive. */
export const archiveUrl = `${scripts}/archive`;

/** Which scripts a list shows. */
export interface ScriptFilter {
  text?: string;
  /** Empty: in no folder; absent: in any. */
  folder?: string;
  tag?: string;
  bin?: boolean;
}

/** One's own scripts, with the browser's cookie. All throw ClientError. */
export const scriptApi = {
  list: ({ text, folder, tag, bin }: ScriptFilter, cursor?: string): Promise<ScriptPage> => {
    const query = new URLSearchParams({
      ...(text && { text }),
      ...(folder !== undefined && { folder }),
      ...(tag && { tag }),
      ...(bin && { bin: "true" }),
      ...(cursor && { cursor }),
    });
    return ask(`${scripts}?${query}`, scriptPageSchema, { cookies });
  },
  get: (id: string): Promise<Script> => ask(`${scripts}/${id}`, scriptSchema, { cookies }),
  create: (body: CreateScript): Promise<Script> => ask(scripts, scriptSchema, { method: "POST", body, cookies }),
  change: (id: string, body: ChangeScript): Promise<Script> =>
    ask(`${scripts}/${id}`, scriptSchema, { method: "PATCH", body, cookies }),
  async remove(id: string): Promise<void> {
    await send(`${scripts}/${id}`, { method: "DELETE", cookies });
  },
  restore: (id: string): Promise<Script> => ask(`${scripts}/${id}/restore`, scriptSchema, { method: "POST", cookies }),
  revision: (id: string, revision: number): Promise<Revision> =>
    ask(`${scripts}/${id}/revisions/${revision}`, revisionSchema, { cookies }),
};
