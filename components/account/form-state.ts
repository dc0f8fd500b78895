/** What a form answers with when it was not accepted. */
export interface FormState {
  /** What went wrong and what to do. */
  message?: string;
  /** Words for single fields, by their names. */
  fields?: Readonly<Record<string, string>>;
  /** What was typed, for what may be shown again. */
  email?: string;
  name?: string;
}

/** What a form is sent to; works without scripts as well. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
