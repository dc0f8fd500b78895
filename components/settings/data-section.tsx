"use client";

import { Download, Trash2 } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { accountApi } from "@/lib/client/account/account-api";
import { Section } from "./section";

interface AccountProps {
  email: string;
  /** Whether deleting asks for one. */
  hasPassword: boolean;
}

/** Everything as one archive, and the end of the account. */
export function DataSection(account: AccountProps) {
  return (
    <Section
      id="data"
      title="Your data"
      about="Your scripts with their versions, runs with their output, shared pages and account."
    >
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => location.assign("/api/v1/account/export")}>
          <Download className="size-3.5 text-muted" aria-hidden />
          Export everything
        </Button>
        <DeleteAccount {...account} />
      </div>
    </Section>
  );
}

function DeleteAccount({ email, hasPassword }: AccountProps) {
  const field = useId();
  const [typed, setTyped] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const ready = typed.trim().toLowerCase() === email && (password !== "" || !hasPassword);
  const remove = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await accountApi.delete(hasPassword ? password : undefined);
      location.assign("/");
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  const empty = () => {
    setTyped("");
    setPassword("");
    setProblem(undefined);
  };
  return (
    <Dialog onOpenChange={empty}>
      <DialogTrigger asChild>
        <Button variant="danger">
          <Trash2 className="size-3.5" aria-hidden />
          Delete the account
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Delete the account"
        description="What you run is stopped; scripts, runs, shared pages and keys go with it, at once and for good. Export them first if you may need them."
      >
        <form onSubmit={(event) => void remove(event)} className="flex flex-col gap-3">
          <label htmlFor={field}>
            Type <strong className="break-all">{email}</strong> to go on
          </label>
          <TextField id={field} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          {hasPassword ? (
            <>
              <label htmlFor={`${field}-password`}>Your password</label>
              <TextField
                id={`${field}-password`}
                type="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </>
          ) : null}
          <p role="alert" className="text-failed text-sm empty:hidden">
            {problem}
          </p>
          <Button type="submit" variant="danger" size="md" className="w-fit" disabled={busy || !ready}>
            {busy ? "Deleting it…" : "Delete for good"}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
