"use client";

import { Command as List } from "cmdk";
import { useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { Command } from "@/lib/client/command";
import { formatKeys, useMac } from "@/lib/client/keys";
import { matchCommand } from "@/lib/client/match-command";

/** Properties of {@link CommandPalette}. */
export interface CommandPaletteProps {
  commands: readonly Command[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const groupStyle =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs";

/** Everything the page can do, found by typing. */
export function CommandPalette({ commands, open, onOpenChange }: CommandPaletteProps) {
  const mac = useMac();
  const [typed, setTyped] = useState("");
  const scoreOf = (group: string) =>
    Math.max(...commands.filter((each) => each.group === group).map((each) => matchCommand(typed, wordsOf(each))));
  // The list sorts within groups only, and what fits best is to be first.
  const groups = [...new Set(commands.map(({ group }) => group))].sort((a, b) => scoreOf(b) - scoreOf(a));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Commands" bare>
        <List
          label="Commands"
          loop
          filter={(_, typed, words) => matchCommand(typed, words)}
          className="flex max-h-[60dvh] flex-col"
        >
          <List.Input
            autoFocus
            value={typed}
            onValueChange={setTyped}
            placeholder="What do you want to do?"
            className="h-11 shrink-0 border-line border-b bg-transparent px-4 text-base outline-none placeholder:text-muted"
          />
          <List.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
            <List.Empty className="px-2 py-6 text-center text-muted">No command has these words.</List.Empty>
            {groups.map((group) => (
              <List.Group key={group} heading={group} className={groupStyle}>
                {commands
                  .filter((command) => command.group === group)
                  .map((command) => (
                    <List.Item
                      key={command.id}
                      value={command.id}
                      keywords={wordsOf(command)}
                      onSelect={() => {
                        onOpenChange(false);
                        // After the palette gave the focus back, so that a command may move it.
                        setTimeout(command.run);
                      }}
                      className="flex h-8 cursor-default items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-hover pointer-coarse:h-10"
                    >
                      <span className="min-w-0 flex-1 truncate">{command.title}</span>
                      {command.keys ? <Kbd keys={formatKeys(command.keys, mac)} /> : null}
                    </List.Item>
                  ))}
              </List.Group>
            ))}
          </List.List>
        </List>
      </DialogContent>
    </Dialog>
  );
}

function wordsOf({ title, keywords = [] }: Command): string[] {
  return [title, ...keywords];
}
