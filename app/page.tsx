import { cookies } from "next/headers";
import { parseSettings, SETTINGS_COOKIE } from "@/lib/client/settings/settings";
import { services } from "@/lib/services";
import { LazyWorkspace } from "./_workspace/lazy-workspace";

/** The editor. */
export default async function EditorPage() {
  const settings = parseSettings((await cookies()).get(SETTINGS_COOKIE)?.value);
  return <LazyWorkspace languages={services().languages.list()} settings={settings} />;
}
