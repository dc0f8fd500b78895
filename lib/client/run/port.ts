import { api } from "../api";
import { Connection } from "../connection";
import type { Execution } from "../../contracts/executions";

/** What a run needs of the server; tests bring their own. */
export type RunPort = Pick<
  Connection,
  "connected" | "onChange" | "create" | "watch" | "stdin" | "cancel" | "interrupt" | "resize"
> & {
  /** The execution as it stands. */
  execution(id: string, token?: string): Promise<Execution>;
};

/** The page's own line, which lists are told by as well. */
export type PagePort = RunPort & Pick<Connection, "onHistory">;

let shared: PagePort | undefined;

/** The page's one connection, made at first use. */
export function pagePort(): PagePort {
  shared ??= Object.assign(new Connection(), {
    execution: (id: string, token?: string) => api.execution(id, undefined, token),
  });
  return shared;
}
