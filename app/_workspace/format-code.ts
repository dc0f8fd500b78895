import { toast, toastError } from "@/components/ui/toast-store";
import { api } from "@/lib/client/api";
import { withText } from "@/lib/client/draft/edit";
import type { Draft } from "@/lib/client/draft/types";
import { ClientError } from "@/lib/client/problem";
import type { LanguageInfo } from "@/lib/contracts/executions";
import type { PageState } from "./page-state";

/** Lays out the open file; what was typed meanwhile is kept instead. */
export async function formatCode({ draft, languages }: PageState): Promise<void> {
  const before = draft.getState().draft;
  const text = textOf(before, before.active);
  const language = languageOf(before, languages);
  const refusal = refusalOf(before.active, language);
  if (refusal || !language || text === undefined) {
    toast({ text: refusal ?? `${before.active} is no text.` });
    return;
  }
  if (text.trim() === "") return;
  try {
    const { source, complaint } = await api.format({ language: language.id, source: text });
    if (complaint !== undefined) {
      toast({ text: `Not laid out. ${firstLine(complaint)}` });
      return;
    }
    if (textOf(draft.getState().draft, before.active) !== text) {
      toast({ text: "The code changed while it was being laid out, so yours was kept. Format it again." });
      return;
    }
    if (source === text) toast({ text: "It is laid out already." });
    else draft.change((state) => withText(state, before.active, source));
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    toastError(error.message);
  }
}

/** The draft's language for the file that runs, else what the file's ending says. */
function languageOf({ active, entry, language }: Draft, languages: readonly LanguageInfo[]): LanguageInfo | undefined {
  if (active === entry) return languages.find(({ id }) => id === language);
  const ending = active.slice(active.lastIndexOf(".")).toLowerCase();
  return languages.find(({ extensions }) => extensions.includes(ending));
}

function refusalOf(path: string, language: LanguageInfo | undefined): string | undefined {
  if (!language) return `There is no formatter for ${path}.`;
  const { name, formatter } = language;
  if (!formatter) return `There is no formatter for ${name}.`;
  return formatter.available ? undefined : `${formatter.name} is not installed here. ${formatter.howToGet}`;
}

function textOf({ files }: Draft, path: string): string | undefined {
  const file = files.find((each) => each.path === path);
  return file?.kind === "text" ? file.text : undefined;
}

function firstLine(words: string): string {
  return words.split("\n").find((line) => line.trim() !== "") ?? words;
}
