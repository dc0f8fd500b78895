import { type CreatePoolWindow, type PoolWindow, poolWindowSchema } from "../../contracts/pools";
import { ask, send } from "../rest/call";

const windows = "/api/v1/pools/windows";
const cookies = true;

/** Sandboxes that are kept ready for a while. All throw ClientError. */
export const poolApi = {
  reserve: (body: CreatePoolWindow): Promise<PoolWindow> =>
    ask(windows, poolWindowSchema, { method: "POST", body, cookies }),
  async release(id: string): Promise<void> {
    await send(`${windows}/${id}`, { method: "DELETE", cookies });
  },
};
