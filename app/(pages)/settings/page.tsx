import type { Metadata } from "next";
import { TextLink } from "@/components/account/auth-page";
import { DataSection } from "@/components/settings/data-section";
import { EditorSection } from "@/components/settings/editor-section";
import { KeysSection } from "@/components/settings/keys-section";
import { PasswordSection } from "@/components/settings/password-section";
import { Section } from "@/components/settings/section";
import { SessionsSection } from "@/components/settings/sessions-section";
import type { SignedIn } from "@/lib/auth/identity";
import { when } from "@/lib/client/when";
import { pageCaller } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Settings" };

/** What a browser and an account keep of somebody's wishes. */
export default async function SettingsPage() {
  const { user } = await pageCaller();
  const languages = services()
    .languages.list()
    .filter(({ available }) => available)
    .map(({ id, name }) => ({ id, name }));
  return (
    <div className="mx-auto w-full max-w-240 pb-16">
      <h1 className="px-4 pt-6 font-semibold text-2xl tracking-tight">Settings</h1>
      <EditorSection languages={languages} signedIn={user !== undefined} />
      {user ? (
        <AccountSections user={user} />
      ) : (
        <Section id="account" title="Account" about="You are not signed in.">
          <p className="text-sm">
            <TextLink href="/login?next=/settings">Sign in</TextLink> to keep scripts and runs, and to make API keys.
          </p>
        </Section>
      )}
    </div>
  );
}

async function AccountSections({ user }: { user: SignedIn }) {
  const { users, sessions, keys } = services();
  const [account, open, held] = await Promise.all([users.get(user.id), sessions.list(user), keys.list(user)]);
  return (
    <>
      <Section id="account" title="Account">
        <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1 text-sm">
          <dt className="text-muted">E-mail</dt>
          <dd className="break-all">{account.email}</dd>
          <dt className="text-muted">Name</dt>
          <dd className="break-words">{account.name ?? "–"}</dd>
          <dt className="text-muted">Role</dt>
          <dd>{account.role}</dd>
          <dt className="text-muted">Since</dt>
          <dd className="tabular">{when(account.createdAt)}</dd>
        </dl>
      </Section>
      {account.hasPassword ? (
        <PasswordSection email={account.email} />
      ) : (
        <Section id="password" title="Password" about="You sign in with another service.">
          <p className="text-sm">
            To have a password here as well, <TextLink href="/forgot">ask for a link</TextLink>.
          </p>
        </Section>
      )}
      <SessionsSection sessions={open} />
      <KeysSection keys={held} />
      <DataSection email={account.email} hasPassword={account.hasPassword} />
    </>
  );
}
