"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "./form-message";
import type { FormAction } from "./form-state";
import { LabelledField } from "./labelled-field";

/** Whose password is forgotten. */
export function ForgotForm({ action }: { action: FormAction }) {
  const [state, send, pending] = useActionState(action, {});
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormMessage text={state.message} />
      <LabelledField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        help="A link to set a new password goes to this address."
        defaultValue={state.email}
        problem={state.fields?.["email"]}
        required
      />
      <Button type="submit" variant="primary" size="md" className="h-9" aria-disabled={pending}>
        {pending ? "Asking…" : "Get a link"}
      </Button>
    </form>
  );
}
