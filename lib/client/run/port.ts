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

let shared: RunPort | undefined;

/** The page's one connection, made at first use. */
export function pagePort(): RunPort {
  shared ??= Object.assign(new Connection(), {
    execution: (id: string, token?: string) => api.execution(id, undefined, token),
  });
  return shared;
}
