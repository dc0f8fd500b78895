import { type CreateExecution, createExecutionSchema, executionPageSchema } from "../../contracts/executions";
import type { z } from "../../contracts/zod";
import { ask, send } from "../rest/call";

/** A page of runs. */
export type RunPage = z.output<typeof executionPageSchema>;

/** Runs on one page. */
const PAGE = 50;

/** One's own runs, with the browser's cookie. All throw ClientError. */
export const historyApi = {
  list: (filter: Readonly<Record<string, string>>, cursor?: string): Promise<RunPage> => {
    const query = new URLSearchParams({ ...filter, limit: String(PAGE), ...(cursor && { cursor }) });
    return ask(`/api/v1/executions?${query}`, executionPageSchema, { cookies: true });
  },
  input: (id: string, signal?: AbortSignal): Promise<CreateExecution> =>
    ask(`/api/v1/executions/${id}/input`, createExecutionSchema, { cookies: true, signal }),
  async remove(id: string): Promise<void> {
    await send(`/api/v1/executions/${id}`, { method: "DELETE", cookies: true });
  },
};
