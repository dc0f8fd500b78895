"use client";

import { CircleUser, LogIn, LogOut } from "lucide-react";
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

/** Who is signed in and the way out, or the way in. */
export function AccountMenu({ account }: { account?: ShownAccount }) {
  const router = useRouter();
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
        {account ? (
          <>
            <MenuLabel className="truncate">{account.email}</MenuLabel>
            <MenuSeparator />
            <MenuItem icon={<LogOut className="size-3.5" />} onSelect={() => void leave()}>
              Sign out
            </MenuItem>
          </>
        ) : (
          <MenuItem icon={<LogIn className="size-3.5" />} onSelect={() => router.push("/login")}>
            Sign in
          </MenuItem>
        )}
      </MenuContent>
    </Menu>
  );
}
