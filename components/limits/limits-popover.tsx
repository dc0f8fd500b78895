"use client";

import { ChevronDown, Gauge } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { api } from "@/lib/client/api";
import type { LimitsResponse } from "@/lib/contracts/limits";
import { IsolationTier, LimitsTable } from "./limits-table";
import { TimeChoice, type TimeLimit } from "./time-choice";

/** What a run may use here, and what holds it to that; the time can be chosen where `time` says so. */
export function LimitsPopover({ time }: { time?: TimeLimit }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" className="font-normal text-muted hover:text-ink">
          <Gauge className="size-4 sm:hidden" aria-hidden />
          <span className="max-sm:sr-only">Limits</span>
          <ChevronDown className="size-3.5 max-sm:hidden" aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Limits" className="w-[26rem]">
        <div className="-m-3">
          <Content time={time} />
        </div>
      </PopoverContent>
    </Popover>
  );
}

/** Asked anew each time it opens: an admin may have changed them. */
function Content({ time }: { time?: TimeLimit }) {
  const [answer, setAnswer] = useState<LimitsResponse | { problem: string } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    api.limits(stop.signal).then(setAnswer, (error: unknown) => {
      if (stop.signal.aborted) return;
      setAnswer({ problem: error instanceof Error ? error.message : "The limits could not be read." });
    });
    return () => stop.abort();
  }, []);
  const problem = answer && "problem" in answer ? answer.problem : undefined;
  const limits = answer && "tier" in answer ? answer : undefined;
  return (
    <>
      {limits ? <IsolationTier answer={limits} /> : <Placeholder problem={problem} />}
      {time ? <TimeChoice {...time} /> : null}
      {limits ? <LimitsTable answer={limits} chosenMs={time?.chosen} /> : null}
      {/* As high as what comes, so that nothing jumps. */}
      {answer === null ? <div className="h-[26rem] max-h-[50vh]" /> : null}
    </>
  );
}

function Placeholder({ problem }: { problem?: string }) {
  if (problem) return <p className="border-line border-b p-3 text-failed">{problem}</p>;
  return <p className="h-16 animate-pulse border-line border-b p-3 text-muted">Reading the limits…</p>;
}
