import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast, toastError } from "@/components/ui/toast-store";

/** Does something, says how it went, and reads the page again. `busy` names what is under way; with `undo` it can be taken back. */
export function useAction(): {
  busy: string | undefined;
  act: (name: string, action: () => Promise<unknown>, done: string, undo?: () => void) => Promise<boolean>;
} {
  const router = useRouter();
  const [busy, setBusy] = useState<string>();
  const act = async (name: string, action: () => Promise<unknown>, done: string, undo?: () => void) => {
    setBusy(name);
    try {
      await action();
      toast({ text: done, ...(undo && { action: { label: "Undo", run: undo } }) });
      router.refresh();
      return true;
    } catch (error) {
      toastError((error as Error).message);
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, act };
}
