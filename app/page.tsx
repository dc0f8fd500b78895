import { headers } from "next/headers";
import { earlyScript } from "@/lib/client/early";
import { editorBundle } from "@/lib/http/editor-bundle";
import { pageReader } from "@/lib/http/page-settings";
import { services } from "@/lib/services";
import { LazyWorkspace } from "./_workspace/lazy-workspace";

/** As the page decides, which a phone that asks for desktop sites, or a tablet, does not tell the server. */
const USES_MONACO = "not all and (pointer: coarse)";

/** The editor. Browsers fetch and compile Monaco while the page is still on its way; phones get a plain field instead. */
export default async function EditorPage() {
  // Without the database the editor still opens; it then looks as for somebody who is not signed in.
  const { user, settings } = await pageReader();
  const { languages, limits } = services();
  const bundle = editorBundle();
  const asked = await headers();
  const phone = isPhone(asked);
  const nonce = asked.get("x-nonce") ?? undefined;
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: earlyScript }} suppressHydrationWarning />
      {phone ? null : (
        <>
          <link rel="preload" as="style" href={bundle.style} media={USES_MONACO} fetchPriority="low" />
          <link rel="modulepreload" href={bundle.script} media={USES_MONACO} nonce={nonce} fetchPriority="low" />
        </>
      )}
      <LazyWorkspace
        languages={languages.list()}
        settings={settings}
        bundle={bundle}
        phone={phone}
        mostMs={limits.describe(user).limits.wallMs}
        account={user && { id: user.id, email: user.email, role: user.role }}
      />
    </>
  );
}

function isPhone(asked: Headers): boolean {
  return asked.get("sec-ch-ua-mobile") === "?1" || /Android|Mobile/.test(asked.get("user-agent") ?? "");
}
