"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/account/form-state";
import { signUpSchema } from "@/lib/contracts/accounts";
import { pageCaller, signInPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { fieldProblems, formProblem, textFields } from "../_frame/form-problem";
import { safeNext } from "../_frame/safe-next";

/** Makes an account and signs in, with and without scripts. */
export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const { email, password = "", name, token, next } = textFields(form);
  const typed = { email, name };
  const body = signUpSchema.safeParse({ email: email ?? "", password, name, token });
  if (!body.success) return fieldProblems(body.error, typed);
  try {
    await signInPage(await services().users.signUp(await pageCaller(), body.data));
  } catch (error) {
    return formProblem(error, typed);
  }
  redirect(token ? "/" : safeNext(next));
}
