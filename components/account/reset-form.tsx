"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { passwordBounds } from "@/lib/contracts/accounts";
import { FormMessage } from "./form-message";
import type { FormAction } from "./form-state";
import { LabelledField } from "./labelled-field";

/** The new password; `token` says whose. */
export function ResetForm({ action, token }: { action: FormAction; token: string }) {
  const [state, send, pending] = useActionState(action, {});
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormMessage text={state.message} />
      <input type="hidden" name="token" value={token} />
      {/* Password managers ask whose it is; the link does not say. */}
      <input type="text" className="hidden" autoComplete="username" defaultValue="" />
      <LabelledField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        help={`At least ${passwordBounds.min} characters. Every browser is signed out; sign in with the new one.`}
        problem={state.fields?.["next"] ?? state.fields?.["token"]}
        required
      />
      <Button type="submit" variant="primary" size="md" className="h-9" aria-disabled={pending}>
        {pending ? "Setting it…" : "Set the password"}
      </Button>
    </form>
  );
}
