"use client";

import { TextCursorInput } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { splitArguments } from "@/lib/client/draft/arguments";

/** Properties of {@link InputPopover}. */
export interface InputPopoverProps {
  /** Absent: typed while it runs. */
  stdin?: string;
  args: string;
  onStdin: (stdin: string | undefined) => void;
  onArgs: (args: string) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Input given beforehand, and arguments. The button says when there is some, since it changes what a run does. */
export function InputPopover({ stdin, args, onStdin, onArgs, open, onOpenChange }: InputPopoverProps) {
  const id = useId();
  const given = splitArguments(args);
  const set = [stdin !== undefined && "input", given.length > 0 && "arguments"].filter(Boolean);
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button variant="ghost" aria-label={set.length > 0 ? `Input, with ${set.join(" and ")}` : "Input"}>
          <TextCursorInput className="size-4 text-muted" aria-hidden />
          <span className="max-lg:hidden">Input</span>
          {set.length > 0 ? <span aria-hidden className="size-1.5 rounded-full bg-accent" /> : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Input and arguments" align="end" className="flex flex-col gap-3">
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-stdin`} className="font-medium">
            Input beforehand
          </label>
          <TextArea
            id={`${id}-stdin`}
            rows={5}
            value={stdin ?? ""}
            onChange={(event) => onStdin(event.target.value === "" ? undefined : event.target.value)}
            spellCheck={false}
            className="font-mono"
            aria-describedby={`${id}-stdin-help`}
          />
          <p id={`${id}-stdin-help`} className="text-muted text-xs">
            {stdin === undefined
              ? "Empty: the program gets a terminal, and you type while it runs."
              : "The program reads this and then the end of input, as with < in a shell."}
          </p>
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-args`} className="font-medium">
            Arguments
          </label>
          <TextField
            id={`${id}-args`}
            value={args}
            onChange={(event) => onArgs(event.target.value)}
            placeholder={`first "second one"`}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono"
            aria-describedby={`${id}-args-help`}
          />
          <p id={`${id}-args-help`} className="break-words text-muted text-xs">
            {given.length === 0 ? "Split at blanks; quotes keep them." : given.map((arg) => `‹${arg}›`).join(" ")}
          </p>
        </div>
      </PopoverContent>
    </Popover>
  );
}
