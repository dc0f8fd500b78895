"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/account/form-state";
import { forgotPasswordSchema } from "@/lib/contracts/accounts";
import { pageCaller } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { fieldProblems, formProblem, textFields } from "../_frame/form-problem";

/** Asks for a link that sets a new password, with and without scripts. */
export async function forgot(_: FormState, form: FormData): Promise<FormState> {
  const { email } = textFields(form);
  const body = forgotPasswordSchema.safeParse({ email: email ?? "" });
  if (!body.success) return fieldProblems(body.error, { email });
  try {
    await services().passwords.forgotten(await pageCaller(), body.data.email);
  } catch (error) {
    return formProblem(error, { email });
  }
  redirect("/forgot?asked=1");
}
