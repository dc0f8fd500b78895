import { useCallback, useState } from "react";
import { toast, toastError } from "@/components/ui/toast-store";
import { scriptApi } from "@/lib/client/scripts/script-api";
import type { ScriptList } from "@/lib/client/scripts/script-list";
import type { LanguageInfo } from "@/lib/contracts/executions";

/** Imports files and archives, one script after the other, and says what became of them. */
export function useImport(list: ScriptList, languages: readonly Pick<LanguageInfo, "id" | "extensions">[]) {
  const [importing, setImporting] = useState(false);
  const importFiles = useCallback(
    async (files: readonly File[]) => {
      setImporting(true);
      try {
        const { readImport } = await import("@/lib/client/scripts/read-import");
        const { scripts, skipped } = await readImport(files, languages);
        let taken = 0;
        const refused: string[] = [];
        for (const script of scripts) {
          await scriptApi.create(script).then(
            () => taken++,
            (error: Error) => refused.push(`${script.title}: ${error.message}`),
          );
        }
        toast({ text: wordsFor(taken, [...refused, ...skipped]), duration: 10_000 });
      } catch (error) {
        toastError(error instanceof Error ? error.message : "The files could not be read.");
      }
      setImporting(false);
      await list.show({});
    },
    [list, languages],
  );
  return { importing, importFiles };
}

function wordsFor(taken: number, left: readonly string[]): string {
  const first = `Imported ${taken} ${taken === 1 ? "script" : "scripts"}.`;
  if (left.length === 0) return first;
  const more = left.length > 1 ? ` and ${left.length - 1} more` : "";
  return `${first} Left out: ${left[0]}${more}.`;
}
