import type { FormState } from "@/components/account/form-state";
import type { z } from "@/lib/contracts/zod";
import { isProblemError } from "@/lib/http/problem";

/** The fields of a form as text; empty ones are left out. */
export function textFields(form: FormData): Record<string, string> {
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(fields.filter(([name, value]) => value !== "" && !name.startsWith("$")));
}

/** One sentence a field: the first there is. */
export function fieldProblems(error: z.ZodError, typed: FormState): FormState {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0])] ??= issue.message;
  return { ...typed, fields, message: "Something is missing or does not fit." };
}

/** The words of an expected failure; anything else is the page's error. */
export function formProblem(error: unknown, typed: FormState): FormState {
  if (isProblemError(error)) return { ...typed, message: error.detail };
  throw error;
}
