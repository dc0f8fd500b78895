import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast-store";

/** Does something, says how it went, and reads the page again. `busy` names what is under way. */
export function useAction(): {
  busy: string | undefined;
  act: (name: string, action: () => Promise<unknown>, done: string) => Promise<boolean>;
} {
  const router = useRouter();
  const [busy, setBusy] = useState<string>();
  const act = async (name: string, action: () => Promise<unknown>, done: string) => {
    setBusy(name);
    try {
      await action();
      toast({ text: done });
      router.refresh();
      return true;
    } catch (error) {
      toast({ text: (error as Error).message });
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, act };
}
