"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/account/form-state";
import { resetPasswordSchema } from "@/lib/contracts/accounts";
import { pageCaller } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { fieldProblems, formProblem, textFields } from "../_frame/form-problem";

/** Sets a new password with a link's token, with and without scripts. */
export async function reset(_: FormState, form: FormData): Promise<FormState> {
  const { token = "", password = "" } = textFields(form);
  const body = resetPasswordSchema.safeParse({ token, next: password });
  if (!body.success) return fieldProblems(body.error, {});
  try {
    await services().passwords.reset(await pageCaller(), body.data.token, body.data.next);
  } catch (error) {
    return formProblem(error, {});
  }
  redirect("/login?changed=1");
}
