"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { adminApi } from "@/lib/client/admin/admin-api";
import type { ClientError } from "@/lib/client/problem";
import { type NewUser, newUserSchema } from "@/lib/contracts/accounts";
import { OneTimeLink } from "./one-time-link";

interface Made {
  email: string;
  link: string;
}

/** Makes an account for somebody and shows the link that sets its password, once. */
export function AddUser() {
  const router = useRouter();
  const [made, setMade] = useState<Made>();
  return (
    <Dialog onOpenChange={() => setMade(undefined)}>
      <DialogTrigger asChild>
        <Button>
          <Plus className="size-3.5 text-muted" aria-hidden />
          Add a user
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title="The account is made"
          description={`Pass this link on to ${made.email} only. It sets their password, works once, for an hour.`}
        >
          <OneTimeLink link={made.link} />
        </DialogContent>
      ) : (
        <DialogContent title="Add a user" description="They get a link from you that sets their password.">
          <UserForm
            onMade={(user) => {
              setMade(user);
              router.refresh();
            }}
          />
        </DialogContent>
      )}
    </Dialog>
  );
}

function UserForm({ onMade }: { onMade: (made: Made) => void }) {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const make = async (body: NewUser) => {
    setBusy(true);
    try {
      onMade({ email: body.email, link: await adminApi.makeUser(body) });
    } catch (error) {
      setProblem((error as ClientError).problem?.errors?.[0]?.message ?? (error as Error).message);
      setBusy(false);
    }
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = newUserSchema.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setProblem(wanted.error?.issues[0]?.message);
    if (wanted.success) void make(wanted.data);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3" noValidate>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-email`}>E-mail</label>
        <TextField id={`${id}-email`} name="email" type="email" autoComplete="off" placeholder="ada@example.org" />
      </div>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-name`}>Name, if you like</label>
        <TextField id={`${id}-name`} name="name" autoComplete="off" maxLength={100} />
      </div>
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-role`}>Role</label>
        <SelectField id={`${id}-role`} name="role" defaultValue="user" className="w-32!">
          <option value="user">user</option>
          <option value="teacher">teacher</option>
          <option value="admin">admin</option>
        </SelectField>
      </div>
      <p role="alert" className="text-failed empty:hidden">
        {problem}
      </p>
      <Button type="submit" variant="primary" size="md" className="w-fit" disabled={busy}>
        {busy ? "Making it…" : "Make the account"}
      </Button>
    </form>
  );
}
