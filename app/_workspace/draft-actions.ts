import type { Example } from "@/components/workbench/examples-menu";
import { toast, toastError } from "@/components/ui/toast-store";
import type { LanguageInfo } from "@/lib/contracts/executions";
import { freeName, inLanguage, newDraft, withFile, withoutFile } from "@/lib/client/draft/edit";
import { importFile } from "@/lib/client/draft/import-file";
import type { Draft, DraftFile } from "@/lib/client/draft/types";
import type { PageState } from "./page-state";

/** Changes of the draft that take something away say how to get it back. */
export interface DraftActions {
  chooseLanguage(language: LanguageInfo, version?: string): void;
  openExample(language: LanguageInfo, example: Example): void;
  startNew(): void;
  addFile(): void;
  closeFile(path: string): void;
  addFiles(files: readonly File[]): Promise<void>;
  save(): void;
}

/** See {@link DraftActions}. */
export function createDraftActions({ draft, languages, sync }: PageState): DraftActions {
  const languageOf = (id: string) => languages.find((language) => language.id === id);

  const replace = (next: Draft, text: string) => {
    const before = draft.getState().draft;
    draft.change(() => next);
    toast({ text, action: { label: "Bring mine back", run: () => draft.change(() => before) } });
  };

  /** A script on an untouched page is the program; anything else stands beside it, and a script says how to run it. */
  const add = (file: DraftFile) => {
    const language = file.kind === "text" ? languageOfFile(file.path, languages) : undefined;
    const { draft: before } = draft.getState();
    if (language && file.kind === "text" && isUntouched(before, languageOf(before.language))) {
      draft.change(() => newDraft({ id: language.id, fileName: file.path }, file.text));
      return;
    }
    const path = freeName(before, file.path);
    draft.change((state) => withFile(state, { ...file, path }));
    if (!language) return;
    const run = () => draft.change((state) => ({ ...state, entry: path, language: language.id, version: undefined }));
    toast({ text: `Added ${path}.`, action: { label: "Make it the one that runs", run } });
  };

  return {
    chooseLanguage(language, version) {
      draft.change((state) => {
        const untouched = isUntouched(state, languageOf(state.language));
        if (untouched) return { ...newDraft(language, language.examples[0]?.source ?? ""), version };
        return { ...inLanguage(state, languageOf(state.language), language), version };
      });
    },
    openExample(language, example) {
      const next = exampleDraft(language, example);
      if (isUntouched(draft.getState().draft, languageOf(draft.getState().draft.language))) draft.change(() => next);
      else replace(next, `Opened the example “${example.title}”. Your draft is not lost.`);
    },
    startNew() {
      const { language } = draft.getState().draft;
      replace(newDraft(languageOf(language) ?? { id: language, fileName: "main" }, ""), "A new draft.");
    },
    addFile() {
      draft.change((state) => withFile(state, { kind: "text", path: freeName(state, "data.txt"), text: "" }));
    },
    closeFile(path) {
      const before = draft.getState().draft;
      draft.change((state) => withoutFile(state, path));
      toast({ text: `Removed ${path}.`, action: { label: "Undo", run: () => draft.change(() => before) } });
    },
    async addFiles(files) {
      for (const file of files) {
        try {
          add(await importFile(file));
        } catch {
          toastError(`${file.name} could not be read. It may be a folder, or this browser's storage is full.`);
        }
      }
    },
    save() {
      draft.save();
      if (!sync) return toast({ text: draft.getState().problem ?? "Saved in this browser" });
      sync.save().then(
        (saved) => saved && toast({ text: "Saved to your account" }),
        (error: Error) => toastError(error.message),
      );
    },
  };
}

/** The language that a file's ending belongs to, of those this server can run. */
function languageOfFile(path: string, languages: readonly LanguageInfo[]): LanguageInfo | undefined {
  const ending = path.slice(path.lastIndexOf(".")).toLowerCase();
  return languages.find((language) => language.available && language.extensions.includes(ending));
}

/** An example as a draft, its program open. */
function exampleDraft(language: LanguageInfo, { title, source, files }: Example): Draft {
  const draft = newDraft(language, source);
  const beside = files.map(({ path, content }): DraftFile => ({ kind: "text", path, text: content }));
  return { ...draft, title, files: [...draft.files, ...beside] };
}

/** Whether nothing of the user's own is in it, so that nothing can be lost. */
function isUntouched(draft: Draft, language: LanguageInfo | undefined): boolean {
  const [file] = draft.files;
  if (draft.files.length === 1 && file?.kind === "text" && file.text.trim() === "") return true;
  const texts = draft.files.map((each) => (each.kind === "text" ? each.text : undefined));
  return (
    language?.examples.some(({ source, files }) => {
      const given = [source, ...files.map(({ content }) => content)];
      return given.length === texts.length && given.every((text, at) => text === texts[at]);
    }) ?? false
  );
}
