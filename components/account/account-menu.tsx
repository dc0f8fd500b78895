"use client";

import { CircleUser, Clock, FileCode, LogIn, LogOut, Settings, ShieldCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import type { Role } from "@/lib/contracts/accounts";

/** Who is signed in, as far as pages show it. */
export interface ShownAccount {
  email: string;
  role: Role;
}

/** Where one's own things are; for those who are not signed in, the way in as well. */
export function AccountMenu({ account }: { account?: ShownAccount }) {
  const router = useRouter();
  const open = (address: string) => () => router.push(address);
  const leave = () =>
    accountApi.signOut().then(
      // A whole new page, so that nothing of the account stays in memory.
      () => location.assign("/"),
      (error: Error) => toast({ text: error.message }),
    );
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={account ? `Account of ${account.email}` : "Account"}>
          <CircleUser className={account ? "size-4 text-accent" : "size-4"} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end" className="max-w-72">
        {account ? <MenuLabel className="truncate">{account.email}</MenuLabel> : null}
        {account ? null : (
          <>
            <MenuItem icon={<LogIn className="size-3.5" />} onSelect={open("/login")}>
              Sign in
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={<FileCode className="size-3.5" />} onSelect={open("/scripts")}>
          Scripts
        </MenuItem>
        <MenuItem icon={<Clock className="size-3.5" />} onSelect={open("/history")}>
          History
        </MenuItem>
        {account ? (
          <>
            <MenuItem icon={<Settings className="size-3.5" />} onSelect={open("/settings")}>
              Settings
            </MenuItem>
            {account.role === "admin" ? (
              <MenuItem icon={<ShieldCheck className="size-3.5" />} onSelect={open("/admin")}>
                Administration
              </MenuItem>
            ) : null}
            <MenuSeparator />
            <MenuItem icon={<LogOut className="size-3.5" />} onSelect={() => void leave()}>
              Sign out
            </MenuItem>
          </>
        ) : null}
      </MenuContent>
    </Menu>
  );
}
