"use client";

import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { api } from "@/lib/client/api";
import type { LimitsResponse } from "@/lib/contracts/limits";
import { LimitsTable } from "./limits-table";
import { TimeChoice, type TimeLimit } from "./time-choice";

/** What a run may use here, and what holds it to that; the time can be chosen where `time` says so. */
export function LimitsPopover({ time }: { time?: TimeLimit }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" className="font-normal text-muted hover:text-ink">
          Limits
          <ChevronDown className="size-3.5" aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Limits" className="w-[26rem]">
        <div className="-m-3">
          {time ? <TimeChoice {...time} /> : null}
          <Content chosenMs={time?.chosen} />
        </div>
      </PopoverContent>
    </Popover>
  );
}

/** Asked anew each time it opens: an admin may have changed them. */
function Content({ chosenMs }: { chosenMs?: number }) {
  const [answer, setAnswer] = useState<LimitsResponse | { problem: string } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    api.limits(stop.signal).then(setAnswer, (error: unknown) => {
      if (stop.signal.aborted) return;
      setAnswer({ problem: error instanceof Error ? error.message : "The limits could not be read." });
    });
    return () => stop.abort();
  }, []);
  // As high as what comes, so that nothing jumps.
  if (answer === null)
    return <div className="h-[30rem] max-h-[60vh] animate-pulse p-3 text-muted">Reading the limits…</div>;
  if ("problem" in answer) return <p className="p-3 text-failed">{answer.problem}</p>;
  return <LimitsTable answer={answer} chosenMs={chosenMs} />;
}
