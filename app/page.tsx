import { cookies } from "next/headers";
import { parseSettings, SETTINGS_COOKIE } from "@/lib/client/settings/settings";
import { pageCaller } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { LazyWorkspace } from "./_workspace/lazy-workspace";

/** The editor. */
export default async function EditorPage() {
  const settings = parseSettings((await cookies()).get(SETTINGS_COOKIE)?.value);
  // Without the database the editor still opens; it then looks as for somebody who is not signed in.
  const user = await pageCaller().then(
    (caller) => caller.user,
    () => undefined,
  );
  const account = user && { email: user.email, role: user.role };
  return <LazyWorkspace languages={services().languages.list()} settings={settings} account={account} />;
}
