"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/account/form-state";
import { signInSchema } from "@/lib/contracts/accounts";
import { pageCaller, signInPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { fieldProblems, formProblem, textFields } from "../_frame/form-problem";
import { safeNext } from "../_frame/safe-next";

/** Signs in with e-mail and password, with and without scripts. */
export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const { email, password = "", next } = textFields(form);
  const typed = { email };
  const body = signInSchema.safeParse({ email: email ?? "", password });
  if (!body.success) return fieldProblems(body.error, typed);
  try {
    await signInPage(await services().users.signIn(await pageCaller(), body.data));
  } catch (error) {
    return formProblem(error, typed);
  }
  redirect(safeNext(next));
}
