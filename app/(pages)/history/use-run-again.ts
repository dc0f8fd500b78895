import { useRouter } from "next/navigation";
import { toastError } from "@/components/ui/toast-store";
import { pagePort } from "@/lib/client/run/port";
import { leaveForEditor } from "@/lib/client/shares/open-copy";
import type { CreateExecution } from "@/lib/contracts/executions";
import type { SharedDocument } from "@/lib/contracts/shares";

/** Runs the same again, exactly, or opens it in the editor. */
export function useRunAgain(onRun: (id: string) => void) {
  const router = useRouter();
  return {
    again: (input: CreateExecution) =>
      pagePort()
        .create(input)
        .then(
          ({ id }) => onRun(id),
          (error: Error) => toastError(error.message),
        ),
    edit: (document: SharedDocument) => {
      try {
        leaveForEditor(document);
        router.push("/");
      } catch {
        toastError("This browser keeps nothing for pages, or this is too large for it. Copy the code instead.");
      }
    },
  };
}
