"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { Command } from "@/lib/client/command";
import { formatKeys, useMac } from "@/lib/client/keys";

/** Properties of {@link KeysDialog}. */
export interface KeysDialogProps {
  commands: readonly Command[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Keys that are no commands of the page. */
const others: readonly { title: string; keys: string }[] = [
  { title: "Let Tab leave the editor, or indent again", keys: "Ctrl+M" },
  { title: "Move the line between code and output, when it has the focus", keys: "← →" },
  { title: "End the input, in the output", keys: "Ctrl+D" },
  { title: "Interrupt the program, in the output", keys: "Ctrl+C" },
  { title: "Rename a file, on its tab", keys: "F2" },
  { title: "Close a panel, leave projector mode", keys: "Esc" },
];

/** Every key of the page. */
export function KeysDialog({ commands, open, onOpenChange }: KeysDialogProps) {
  const mac = useMac();
  const rows = [
    ...commands.flatMap(({ title, keys }) => (keys ? [{ title, keys: formatKeys(keys, mac) }] : [])),
    ...others,
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keys">
        <dl className="grid grid-cols-[1fr_auto] items-center">
          {rows.map(({ title, keys }) => (
            <div key={title} className="contents">
              <dt className="border-line border-b py-1.5">{title}</dt>
              <dd className="flex h-full items-center justify-end border-line border-b py-1.5 pl-6">
                <Kbd keys={keys} />
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
