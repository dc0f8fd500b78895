import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { toastError } from "@/components/ui/toast-store";
import { scriptApi } from "@/lib/client/scripts/script-api";
import { leaveForEditor } from "@/lib/client/shares/open-copy";

/** Opens a script of the account in the editor, which goes on saving it. */
export function useOpenScript(): (script: { id: string }) => void {
  const router = useRouter();
  return useCallback(
    ({ id }) => {
      scriptApi.get(id).then(
        ({ document, revision, title }) => {
          leaveForEditor({ ...document, title }, { id, revision });
          router.push("/");
        },
        (error: Error) => toastError(error.message),
      );
    },
    [router],
  );
}
