"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import { browserName } from "@/lib/client/account/browser-name";
import { when } from "@/lib/client/when";
import type { SessionInfo } from "@/lib/contracts/accounts";
import { Section } from "./section";

/** Browsers that are signed in, and how to end them. */
export function SessionsSection({ sessions }: { sessions: readonly SessionInfo[] }) {
  const router = useRouter();
  const [busy, setBusy] = useState<string>();
  const act = async (id: string, action: () => Promise<void>, done: string) => {
    setBusy(id);
    await action().then(
      () => toast({ text: done }),
      (error: Error) => toastError(error.message),
    );
    setBusy(undefined);
    router.refresh();
  };
  return (
    <Section id="sessions" title="Signed-in browsers" about="Ending one signs it out and cuts its connections at once.">
      <ul className="flex flex-col rounded-panel border border-line">
        {sessions.map(({ id, browser, current, createdAt, lastSeenAt }) => (
          <li key={id} className="flex items-center gap-3 border-line border-b px-3 py-2 last:border-b-0">
            {/Mobi|Android/.test(browser) ? (
              <Smartphone className="size-4 shrink-0 text-muted" aria-hidden />
            ) : (
              <Monitor className="size-4 shrink-0 text-muted" aria-hidden />
            )}
            <div className="min-w-0 flex-1">
              <p className="truncate text-sm" title={browser}>
                {browserName(browser)}
                {current ? <span className="text-completed"> · this one</span> : null}
              </p>
              <p className="text-muted text-xs">
                Signed in <time dateTime={createdAt}>{when(createdAt)}</time>, seen{" "}
                <time dateTime={lastSeenAt}>{when(lastSeenAt)}</time>
              </p>
            </div>
            {current ? null : (
              <Button
                aria-label={`Sign out ${browserName(browser)}`}
                disabled={busy !== undefined}
                onClick={() => void act(id, () => accountApi.endSession(id), "Signed out.")}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          className="w-fit"
          disabled={busy !== undefined}
          onClick={() => void act("all", accountApi.endOtherSessions, "Only this browser is signed in now.")}
        >
          Sign out everywhere else
        </Button>
      ) : null}
    </Section>
  );
}
