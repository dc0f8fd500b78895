import { cookies } from "next/headers";
import { cache } from "react";
import type { SignedIn } from "../auth/identity";
import { parseSettings, SETTINGS_COOKIE, type Settings } from "../client/settings/settings";
import { services } from "../services";
import { pageCaller } from "./page-caller";

/** Who reads a page, and how it is to look. */
export interface PageReader {
  /** Absent also while the database is away: a page then looks as for somebody who is not signed in. */
  user?: SignedIn;
  settings: Settings;
}

/** The account's settings before the browser's own; once a request, whoever asks. */
export const pageReader = cache(async (): Promise<PageReader> => {
  const kept = (await cookies()).get(SETTINGS_COOKIE)?.value;
  const settings = parseSettings(kept);
  const user = await pageCaller().then(
    (caller) => caller.user,
    () => undefined,
  );
  // What was chosen here and did not arrive is newer.
  if (!user || settings.unsent === user.id) return { user, settings };
  const { unsent: _, ...own } = settings;
  const chosen = await services()
    .users.settings(user.id)
    .catch(() => ({}));
  // An account that never chose takes what this browser has.
  if (chosen === null) return { user, settings: { ...own, ...(kept && { unsent: user.id }) } };
  return { user, settings: { ...own, ...chosen } };
});
