"use client";

import { type ReactNode, useEffect, useState } from "react";
import { AccountMenu, type ShownAccount } from "@/components/account/account-menu";
import { PageBar } from "@/components/frame/page-bar";
import { ThemeMenu } from "@/components/theme/theme-menu";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { speakFor } from "@/lib/client/run/port";
import type { Settings } from "@/lib/client/settings/settings";
import { SettingsProvider } from "@/lib/client/settings/settings-context";
import { createSettingsStore } from "@/lib/client/settings/settings-store";
import { useSelected } from "@/lib/client/store";

const settingsOf = (settings: Settings) => settings;

/** Properties of {@link PageFrame}. */
export interface PageFrameProps {
  /** Who is signed in. */
  account?: ShownAccount;
  settings: Settings;
  children: ReactNode;
}

/** Around every page but the editor: where one can go, colours, the account. The page scrolls beneath the bar. */
export function PageFrame({ account, settings, children }: PageFrameProps) {
  const [store] = useState(() => createSettingsStore(settings, account?.id));
  useEffect(() => store.open(), [store]);
  useEffect(() => speakFor(account?.email), [account?.email]);
  const { theme, fontSize } = useSelected(store, settingsOf);
  return (
    <TooltipProvider>
      <div className="flex h-dvh flex-col overflow-hidden">
        <PageBar role={account?.role}>
          <ThemeMenu theme={theme} fontSize={fontSize} onChange={store.change} />
          <AccountMenu account={account} />
        </PageBar>
        <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <SettingsProvider store={store}>{children}</SettingsProvider>
        </main>
      </div>
      <Toaster />
    </TooltipProvider>
  );
}
