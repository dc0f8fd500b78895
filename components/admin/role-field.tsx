"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/field";
import { adminApi } from "@/lib/client/admin/admin-api";
import type { Role } from "@/lib/contracts/accounts";
import type { AdminUser } from "@/lib/contracts/admin";
import { useAction } from "./use-action";

/** Somebody's role. A list changes with every arrow key: the highest role is asked about, any other can be taken back. */
export function RoleField({ user: { id, email, role } }: { user: AdminUser }) {
  const { busy, act } = useAction();
  const [chosen, choose] = useState<Role>();
  const [seen, setSeen] = useState(role);
  if (seen !== role) {
    // The page was read again and knows better than what was chosen here.
    setSeen(role);
    choose(undefined);
  }
  const [asking, ask] = useState(false);
  const change = async (next: Role, back?: Role) => {
    choose(next);
    const undo = back && (() => void change(back));
    if (!(await act(id, () => adminApi.changeUser(id, { role: next }), `${email} is ${next} now.`, undo)))
      choose(undefined);
  };
  const shown = asking ? "admin" : (chosen ?? role);
  return (
    <>
      <SelectField
        aria-label={`Role of ${email}`}
        aria-busy={busy !== undefined}
        value={shown}
        className="w-24!"
        onChange={(event) => {
          const next = event.target.value as Role;
          // Disabled it would lose the focus to the top of the page.
          if (busy) return;
          if (next === "admin") ask(true);
          else void change(next, shown);
        }}
      >
        <option value="user">user</option>
        <option value="teacher">teacher</option>
        <option value="admin">admin</option>
      </SelectField>
      <ConfirmDialog
        open={asking}
        title={`Make ${email} an administrator?`}
        description="Administrators see everybody's runs, change every limit and role, and can take this role from you."
        go="Make administrator"
        keep="Leave it"
        onKeep={() => ask(false)}
        onGo={async () => {
          await change("admin", chosen ?? role);
          ask(false);
        }}
      />
    </>
  );
}
