"use client";

import { CalendarClock, CircleUser, FileCode, History, LogIn, LogOut, Settings, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuLink, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toastError } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import { pagePlaces } from "@/lib/client/places";
import type { Role } from "@/lib/contracts/accounts";

/** Who is signed in, as far as pages show it. */
export interface ShownAccount {
  id: string;
  email: string;
  role: Role;
}

const icons: Readonly<Record<string, ReactNode>> = {
  "/history": <History className="size-3.5" />,
  "/scripts": <FileCode className="size-3.5" />,
  "/reservations": <CalendarClock className="size-3.5" />,
  "/settings": <Settings className="size-3.5" />,
  "/admin": <ShieldCheck className="size-3.5" />,
};

/** Who is signed in, where one can go, and the way out, or the way in. */
export function AccountMenu({ account }: { account?: ShownAccount }) {
  const leave = () =>
    accountApi.signOut().then(
      // A whole new page, so that nothing of the account stays in memory.
      () => location.assign("/"),
      (error: Error) => toastError(error.message),
    );
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={account ? `Account of ${account.email}` : "Account"}>
          <CircleUser className={account ? "size-4 text-accent" : "size-4"} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end" className="max-w-72">
        {account ? (
          <>
            <MenuLabel className="truncate">{account.email}</MenuLabel>
            <MenuSeparator />
          </>
        ) : null}
        {pagePlaces(account?.role).map(({ href, name }) => (
          <MenuLink key={href} href={href} icon={icons[href]}>
            {name}
          </MenuLink>
        ))}
        <MenuSeparator />
        {account ? (
          <MenuItem icon={<LogOut className="size-3.5" />} onSelect={() => void leave()}>
            Sign out
          </MenuItem>
        ) : (
          <MenuLink href="/login" icon={<LogIn className="size-3.5" />}>
            Sign in
          </MenuLink>
        )}
      </MenuContent>
    </Menu>
  );
}
