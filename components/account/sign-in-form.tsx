"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormMessage } from "./form-message";
import type { FormAction } from "./form-state";
import { LabelledField } from "./labelled-field";

/** E-mail and password. `notice` is what brought the reader here. */
export function SignInForm({ action, next, notice }: { action: FormAction; next: string; notice?: string }) {
  const [state, send, pending] = useActionState(action, { message: notice });
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormMessage text={state.message} />
      <input type="hidden" name="next" value={next} />
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
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        problem={state.fields?.["password"]}
        required
      />
      <Button type="submit" variant="primary" size="md" className="h-9" aria-disabled={pending}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
