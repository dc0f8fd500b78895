"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/states";
import { toastError } from "@/components/ui/toast-store";
import { adminApi } from "@/lib/client/admin/admin-api";
import { formatCount, formatDuration } from "@/lib/client/run/format";
import { when } from "@/lib/client/when";
import type { AdminUser } from "@/lib/contracts/admin";
import { type Column, DataTable } from "./data-table";
import { OneTimeLink } from "./one-time-link";
import { RoleField } from "./role-field";
import { useAction } from "./use-action";

/** People with accounts, their roles, and what is done with them. */
export function UsersTable({ users }: { users: readonly AdminUser[] }) {
  const { busy, act } = useAction();
  const [link, setLink] = useState<{ email: string; text: string }>();
  const makeLink = ({ id, email }: AdminUser) =>
    adminApi.resetLink(id).then(
      (text) => setLink({ email, text }),
      (error: Error) => toastError(error.message),
    );
  const columns: Column<AdminUser>[] = [
    {
      id: "email",
      name: "Who",
      value: ({ email }) => email,
      cell: ({ email, name, suspended }) => (
        <div className="max-w-72">
          <p className="truncate" title={email}>
            {email}
          </p>
          <p className="truncate text-muted text-xs">
            {suspended ? <span className="font-medium text-failed">suspended </span> : null}
            {name}
          </p>
        </div>
      ),
    },
    {
      id: "role",
      name: "Role",
      value: ({ role }) => role,
      cell: (user) => <RoleField user={user} />,
    },
    {
      id: "runs",
      name: "Runs today",
      figure: true,
      value: ({ runsToday }) => runsToday,
      cell: ({ runsToday }) => formatCount(runsToday),
    },
    {
      id: "cpu",
      name: "CPU today",
      figure: true,
      value: ({ cpuMsToday }) => cpuMsToday,
      cell: ({ cpuMsToday }) => <span className="whitespace-nowrap">{formatDuration(cpuMsToday)}</span>,
    },
    {
      id: "seen",
      name: "Last seen",
      value: ({ lastSeenAt }) => lastSeenAt ?? "",
      cell: ({ lastSeenAt }) => (
        <span className="tabular whitespace-nowrap text-muted text-xs">{lastSeenAt ? when(lastSeenAt) : "never"}</span>
      ),
    },
    {
      id: "actions",
      name: "",
      cell: (user) => (
        <div className="flex justify-end gap-1.5">
          <Link
            href={`/admin/limits?for=user:${user.id}`}
            prefetch={false}
            className="flex h-7 items-center rounded-control px-2 font-medium text-sm hover:bg-hover pointer-coarse:h-9"
          >
            Limits<span className="sr-only"> of {user.email}</span>
          </Link>
          <Button variant="ghost" onClick={() => void makeLink(user)}>
            Reset link<span className="sr-only"> for {user.email}</span>
          </Button>
          <Button
            variant={user.suspended ? "secondary" : "danger"}
            disabled={busy === user.id}
            onClick={() => {
              const { id, email, suspended } = user;
              const done = suspended ? `${email} may sign in again.` : `${email} is signed out and cannot come in.`;
              void act(id, () => adminApi.changeUser(id, { suspended: !suspended }), done);
            }}
          >
            {user.suspended ? "Let in again" : "Suspend"}
            <span className="sr-only"> {user.email}</span>
          </Button>
        </div>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label="Users"
        rows={users}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<EmptyState title="Nobody fits">Search for part of an e-mail address or a name.</EmptyState>}
      />
      <Dialog open={link !== undefined} onOpenChange={() => setLink(undefined)}>
        <DialogContent
          title="A link for a new password"
          description={`Pass it on to ${link?.email ?? ""} only. It works once, for an hour.`}
        >
          {link ? <OneTimeLink link={link.text} /> : null}
        </DialogContent>
      </Dialog>
    </>
  );
}
