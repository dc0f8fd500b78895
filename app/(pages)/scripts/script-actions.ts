import { toast, toastError } from "@/components/ui/toast-store";
import { downloadScript } from "@/lib/client/scripts/download-script";
import { scriptApi } from "@/lib/client/scripts/script-api";
import type { ScriptList } from "@/lib/client/scripts/script-list";
import type { ScriptSummary } from "@/lib/contracts/scripts";

/** What the list does with a script by itself. */
export interface ScriptActions {
  /** Under another name, in another folder. */
  place(script: ScriptSummary, title: string, folder: string): Promise<void>;
  tag(script: ScriptSummary, tags: string[]): Promise<void>;
  duplicate(script: ScriptSummary): void;
  download(script: ScriptSummary): void;
  remove(script: ScriptSummary): void;
  restore(script: ScriptSummary): void;
}

/** See {@link ScriptActions}; a failure is said in a message, other than that of a dialog. */
export function createScriptActions(list: ScriptList): ScriptActions {
  const done = (work: Promise<unknown>, word?: string) =>
    void work.then(
      () => {
        if (word) toast({ text: word });
        return list.show();
      },
      (error: Error) => {
        toastError(error.message);
        return list.show();
      },
    );
  const restore = ({ id, title }: ScriptSummary) => done(scriptApi.restore(id), `“${short(title)}” is back.`);
  return {
    restore,
    async place({ id }, title, folder) {
      await scriptApi.change(id, { title, folder });
      await list.show();
    },
    async tag({ id }, tags) {
      await scriptApi.change(id, { tags });
      await list.show();
    },
    duplicate: ({ id, title, folder, tags }) =>
      done(
        scriptApi
          .get(id)
          .then(({ document }) => scriptApi.create({ title: `${title.slice(0, 190)} (copy)`, folder, tags, document })),
        `Made a copy of “${short(title)}”.`,
      ),
    download: ({ id }) => void scriptApi.get(id).then(downloadScript, (error: Error) => toastError(error.message)),
    remove(script) {
      list.drop(script.id);
      void scriptApi.remove(script.id).then(
        () =>
          toast({
            text: `“${short(script.title)}” is in the bin.`,
            action: { label: "Undo", run: () => restore(script) },
          }),
        (error: Error) => {
          toastError(error.message);
          return list.show();
        },
      );
    },
  };
}

function short(title: string): string {
  return title.length > 40 ? `${title.slice(0, 39)}…` : title;
}
