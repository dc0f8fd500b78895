import { resolve } from "node:path";
import { passwordIn, prepareFolder } from "./folder";
import { runningPostmaster } from "./postmaster";
import { urlsOf } from "./urls";

/** Address of the embedded server another process runs in this folder, without taking it over; absent when none runs. */
export function runningEmbeddedPostgres(asked: { folder: string; fallbackRoot?: string }): string | undefined {
  const folder = prepareFolder(resolve(asked.folder), asked.fallbackRoot ?? "/var/lib/podium");
  const postmaster = runningPostmaster(folder);
  return postmaster && urlsOf(folder, postmaster.port, passwordIn(folder.path)).url;
}
