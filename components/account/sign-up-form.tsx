"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { passwordBounds } from "@/lib/contracts/accounts";
import { FormMessage } from "./form-message";
import type { FormAction } from "./form-state";
import { LabelledField } from "./labelled-field";

/** What an account needs. `token` makes the first administrator. */
export function SignUpForm({ action, next, token }: { action: FormAction; next: string; token?: string }) {
  const [state, send, pending] = useActionState(action, {});
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormMessage text={state.message} />
      <input type="hidden" name="next" value={next} />
      {token ? <input type="hidden" name="token" value={token} /> : null}
      <LabelledField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.email}
        problem={state.fields?.["email"]}
        required
      />
      <LabelledField
        label="Name"
        name="name"
        autoComplete="name"
        help="Shown to you and to administrators; may be left out."
        defaultValue={state.name}
        problem={state.fields?.["name"]}
      />
      <LabelledField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        help={`At least ${passwordBounds.min} characters. A few words make a good one.`}
        problem={state.fields?.["password"]}
        required
      />
      <Button type="submit" variant="primary" size="md" className="h-9" aria-disabled={pending}>
        {pending ? "Making your account…" : "Make an account"}
      </Button>
    </form>
  );
}
