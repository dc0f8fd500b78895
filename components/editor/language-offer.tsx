import { Languages } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Properties of {@link LanguageOffer}. */
export interface LanguageOfferProps {
  /** What the pasted text looks like. */
  name: string;
  /** Absent when this server cannot run it. */
  onSwitch?: () => void;
  onDismiss: () => void;
}

/** Asks after a paste whether the language should follow; nothing changes unless the answer is yes. */
export function LanguageOffer({ name, onSwitch, onDismiss }: LanguageOfferProps) {
  return (
    <div role="status" className="flex min-h-9 items-center gap-2 border-line border-b bg-surface px-3 py-1 text-sm">
      <Languages className="size-4 shrink-0 text-muted" aria-hidden />
      <span className="min-w-0 flex-1">
        {onSwitch ? `Looks like ${name}. Switch?` : `Looks like ${name}, which this server does not have.`}
      </span>
      {onSwitch ? (
        <Button variant="primary" onClick={onSwitch}>
          Switch
        </Button>
      ) : null}
      <Button variant="ghost" onClick={onDismiss}>
        {onSwitch ? "Keep" : "Dismiss"}
      </Button>
    </div>
  );
}
