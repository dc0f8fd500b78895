"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { accountApi } from "@/lib/client/account/account-api";
import type { ClientError } from "@/lib/client/problem";
import { passwordBounds } from "@/lib/contracts/accounts";
import { Section } from "./section";

/** Another password. */
export function PasswordSection({ email }: { email: string }) {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    setBusy(true);
    setProblem(undefined);
    try {
      await accountApi.changePassword(String(data.get("current")), String(data.get("next")));
      form.reset();
      toast({ text: "Your password is changed. Every other browser is signed out." });
    } catch (error) {
      setProblem((error as ClientError).problem?.errors?.[0]?.message ?? (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section id="password" title="Password" about="Changing it signs out every other browser.">
      <form onSubmit={(event) => void send(event)} className="flex max-w-80 flex-col gap-3">
        {/* For password managers, which would not know whose password changes. */}
        <input type="text" className="hidden" autoComplete="username" value={email} readOnly />
        <div className="flex flex-col gap-1.5">
          <label htmlFor={`${id}-current`} className="text-sm">
            Current password
          </label>
          <TextField id={`${id}-current`} name="current" type="password" autoComplete="current-password" required />
        </div>
        <div className="flex flex-col gap-1.5">
          <label htmlFor={`${id}-next`} className="text-sm">
            New password
          </label>
          <TextField
            id={`${id}-next`}
            name="next"
            type="password"
            autoComplete="new-password"
            minLength={passwordBounds.min}
            required
          />
        </div>
        <p role="alert" className="text-failed text-sm empty:hidden">
          {problem}
        </p>
        <Button type="submit" className="w-fit" disabled={busy}>
          {busy ? "Changing it…" : "Change the password"}
        </Button>
      </form>
    </Section>
  );
}
