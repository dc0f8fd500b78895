import { toast, toastError } from "@/components/ui/toast-store";
import type { DraftStore } from "@/lib/client/draft/draft-store";
import { createRequest } from "@/lib/client/draft/request";
import { createScriptSync, type ScriptSync } from "@/lib/client/scripts/script-sync";
import { documentOf } from "@/lib/client/shares/document";

/** Saves the page's draft to the account, and asks where two have changed the same script. */
export function pageSync(draft: DraftStore, mostMs: number): ScriptSync {
  const sync: ScriptSync = createScriptSync({
    draft,
    documentOf: async (current) => documentOf(await createRequest(current, mostMs), current.entry),
    onConflict: (conflict) =>
      toast({
        text:
          conflict === "changed"
            ? "This script was changed elsewhere meanwhile, so yours was not saved over it."
            : "This script is not among yours any more. What you wrote is kept in this browser.",
        action: {
          label: "Save mine as another script",
          run: () => sync.saveAsNew().catch((error: Error) => toastError(error.message)),
        },
        duration: 30_000,
      }),
  });
  return sync;
}
