import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import type { Limits } from "@/lib/contracts/limits";

let known: Promise<Limits> | undefined;

/** The limits this server allows at most; asked for once, when they are first needed. */
export function useConfiguredLimits(needed: boolean): Limits | undefined {
  const [limits, setLimits] = useState<Limits>();
  useEffect(() => {
    if (!needed) return;
    let gone = false;
    known ??= api.limits().then((answer) => answer.limits);
    known.then(
      (answer) => gone || setLimits(answer),
      // Without them nothing larger is offered; the next run asks again.
      () => {
        known = undefined;
      },
    );
    return () => {
      gone = true;
    };
  }, [needed]);
  return limits;
}
