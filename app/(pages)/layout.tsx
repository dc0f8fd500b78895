import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseSettings, SETTINGS_COOKIE } from "@/lib/client/settings/settings";
import { pageCaller } from "@/lib/http/page-caller";
import { PageFrame } from "../_frame/page-frame";

/** Frame of every page but the editor, those for signing in and what is shared. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  const settings = parseSettings((await cookies()).get(SETTINGS_COOKIE)?.value);
  // Without the database the bar still stands; what the page itself cannot do, it says.
  const user = await pageCaller().then(
    (caller) => caller.user,
    () => undefined,
  );
  return (
    <PageFrame account={user && { email: user.email, role: user.role }} settings={settings}>
      {children}
    </PageFrame>
  );
}
