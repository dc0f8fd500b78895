import { toast, toastError } from "@/components/ui/toast-store";
import { api } from "@/lib/client/api";
import { createRequest } from "@/lib/client/draft/request";
import type { Draft } from "@/lib/client/draft/types";
import { ClientError } from "@/lib/client/problem";
import type { Checked, CheckedProblem, CheckRequest } from "@/lib/contracts/checking";
import type { PageState } from "./page-state";

/** Has the whole draft checked, marks what was found and goes to the first of it. */
export async function checkProgram(page: PageState): Promise<void> {
  const { draft, languages, mostMs } = page;
  const before = draft.getState().draft;
  const language = languages.find(({ id }) => id === before.language);
  if (!language?.checker)
    return toast({ text: `There is no type check for ${language?.name ?? before.language} here.` });
  toast({ text: `${language.checker.name} is checking the program …` });
  try {
    const answer = await api.check(checkOf(await createRequest(before, mostMs)));
    if (draft.getState().draft.files !== before.files) {
      toast({ text: "The code changed while it was being checked. Check it again." });
      return;
    }
    page.checked.update(() => ({ files: before.files, problems: answer.problems }));
    tell(page, answer);
  } catch (error) {
    if (error instanceof ClientError || error instanceof Error) toastError(error.message);
    else throw error;
  }
}

function checkOf({ language, version, source, files, entrypoint }: CheckRequest): CheckRequest {
  return { language, version, source, files, entrypoint };
}

function tell(page: PageState, { checker, problems, complaint }: Checked): void {
  const [first] = problems;
  if (!first) {
    toast({ text: complaint ?? `${checker} found nothing wrong.` });
    return;
  }
  goTo(page, first);
  const more = problems.length > 1 ? ` ${problems.length - 1} more ${problems.length > 2 ? "are" : "is"} marked.` : "";
  toast({ text: `${first.file}, line ${first.line}: ${first.message.split("\n")[0]}${more}`, duration: 8_000 });
}

function goTo({ draft, view, editor }: PageState, { file, line, column }: CheckedProblem): void {
  const open = (state: Draft): Draft => ({ ...state, active: file });
  view.update((state) => ({ ...state, side: "left" }));
  if (draft.getState().draft.active !== file) draft.change(open);
  // The editor has another file's text after the next frame.
  requestAnimationFrame(() => editor.current?.reveal(line, column));
}
