"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast-store";
import { writeClipboard } from "@/lib/client/copy-as/clipboard";
import type { LanguageInfo } from "@/lib/contracts/executions";

/** Properties of {@link LanguageDialog}. */
export interface LanguageDialogProps {
  language: LanguageInfo;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a language has here: versions, formatter, packages, and how to get what is not there; the language itself, if need be. */
export function LanguageDialog({ language, open, onOpenChange }: LanguageDialogProps) {
  if (!language.available) {
    return (
      <Dialog open={open} onOpenChange={onOpenChange}>
        <DialogContent title={`${language.name} is not on this server`} description={language.howToGet}>
          <CommandLine command={language.getCommand ?? ""} />
        </DialogContent>
      </Dialog>
    );
  }
  const { name, versions, formatter, checker, batteries, packages } = language;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={name} description={versions.map(({ full }) => full).join(", ")}>
        <div className="flex flex-col gap-3">
          <section aria-label="Formatter">
            <h3 className="font-medium">Formatter</h3>
            <p className="text-muted">{formatterWords(formatter)}</p>
          </section>
          {checker ? (
            <section aria-label="Checker">
              <h3 className="font-medium">Checker</h3>
              <p className="text-muted">{checker.name} checks the types when it is asked, and no run waits for it.</p>
            </section>
          ) : null}
          {batteries && !batteries.available ? (
            <section aria-label="Usual packages">
              <h3 className="font-medium">Not installed here: {batteries.modules.join(", ")}</h3>
              <p className="break-words text-muted">{batteries.howToGet}</p>
            </section>
          ) : null}
          <section aria-label="Packages">
            <h3 className="font-medium">Packages</h3>
            {packages.length === 0 ? (
              <p className="text-muted">Programs have the standard library, and nothing beside it.</p>
            ) : (
              <ul className="mt-1 columns-2 gap-6 max-sm:columns-1">
                {packages.map((each) => (
                  <li key={each.name} className="flex gap-2 border-line border-b py-0.5">
                    <span className="min-w-0 flex-1 truncate">{each.name}</span>
                    <span className="tabular text-muted">{each.version}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function CommandLine({ command }: { command: string }) {
  const copy = async () => {
    if (await writeClipboard(command)) toast({ text: "Copied the command." });
    else toastError("This browser did not let the page copy. Select the command instead.");
  };
  return (
    <div className="flex items-center gap-2">
      <code className="min-w-0 flex-1 select-all break-all rounded-control border border-line bg-surface px-2 py-1.5 font-mono text-xs">
        {command}
      </code>
      <Button onClick={() => void copy()}>
        <Copy className="size-3.5 text-muted" aria-hidden />
        Copy
      </Button>
    </div>
  );
}

function formatterWords(formatter: LanguageInfo["formatter"]): string {
  if (!formatter) return "There is none for this language.";
  if (formatter.available) return `${formatter.name} lays out the code.`;
  return `${formatter.name} is not installed here. ${formatter.howToGet}`;
}
