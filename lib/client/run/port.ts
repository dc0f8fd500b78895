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
export type PagePort = RunPort & Pick<Connection, "onHistory" | "renew">;

let shared: PagePort | undefined;
/** Whom the line was made for, once a page said so. */
let speaksFor: { account?: string } | undefined;

/** The page's one connection, made at first use. */
export function pagePort(): PagePort {
  shared ??= Object.assign(new Connection(), {
    execution: (id: string, token?: string) => api.execution(id, undefined, token),
  });
  return shared;
}

/** To be called by every page with who is signed in: the server knows a line by how it was made, so another one is made. */
export function speakFor(account: string | undefined): void {
  if (shared && speaksFor && speaksFor.account !== account) shared.renew();
  speaksFor = { account };
}
