import type { Metadata } from "next";
import { AccessForm } from "@/components/admin/access-form";
import { Panel } from "@/components/admin/panel";
import { signInProviders } from "@/lib/auth/next-auth";
import { adminOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Access" };

const tells = {
  mail: "sent by mail",
  print: "printed where the server was started",
  nobody: "made here under Users",
} as const;

/** Who may come in. */
export default async function AccessPage() {
  await adminOfPage("/admin/access");
  const { policy, config, passwords } = services();
  const providers = signInProviders(config.signIn).map(({ name }) => name);
  return (
    <>
      <h1 className="sr-only">Access</h1>
      <Panel title="Who may come in">
        <AccessForm
          key={JSON.stringify(policy.site())}
          site={policy.site()}
          provesAddresses={passwords.tellsBy === "mail"}
        />
      </Panel>
      <Panel title="How they sign in">
        <p className="text-sm">
          E-mail and password{providers.map((name) => `, ${name}`).join("")}. Links for a new password are{" "}
          {tells[passwords.tellsBy]}.{" "}
          <span className="text-muted">Services and mail are set in the configuration.</span>
        </p>
      </Panel>
    </>
  );
}
