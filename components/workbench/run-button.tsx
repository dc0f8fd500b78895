"use client";

import { clsx } from "clsx";
import { Play, Square } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Properties of {@link RunButton}. */
export interface RunButtonProps {
  /** Whether something runs or is about to. */
  busy: boolean;
  /** Whether a stop is under way. */
  stopping: boolean;
  /** Why nothing can be run now. */
  blocked?: string;
  /** The key, as this keyboard's people write it. */
  keys: string;
  onRun: () => void;
  onStop: () => void;
  /** At the thumb: larger, without the key. */
  large?: boolean;
}

/** Run, or Stop from the moment it is pressed. Both are equally wide, so that nothing beside it moves. */
export function RunButton({ busy, stopping, blocked, keys, onRun, onStop, large = false }: RunButtonProps) {
  const size = large ? "h-10 min-w-28 text-base" : "min-w-30";
  if (busy) {
    return (
      <Button variant="danger" className={clsx(size)} disabled={stopping} onClick={onStop}>
        <Square className="size-3 fill-current" aria-hidden />
        {stopping ? "Stopping" : "Stop"}
        {large ? null : <Keys keys={keys} />}
      </Button>
    );
  }
  return (
    <Button
      data-run
      variant="primary"
      className={clsx(size)}
      aria-disabled={blocked !== undefined}
      title={blocked}
      onClick={onRun}
    >
      <Play className="size-3 fill-current" aria-hidden />
      Run
      {large ? null : <Keys keys={keys} />}
    </Button>
  );
}

function Keys({ keys }: { keys: string }) {
  return (
    <span aria-hidden className="font-normal text-2xs opacity-80">
      {keys}
    </span>
  );
}
