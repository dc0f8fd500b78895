import { clsx } from "clsx";
import { ShieldAlert, ShieldCheck, ShieldX, TriangleAlert } from "lucide-react";
import { formatTimeLimit } from "@/lib/client/run/format";
import { limitName, limitValue, tierNames } from "@/lib/client/run/limit-words";
import type { LimitsResponse } from "@/lib/contracts/limits";

type Description = LimitsResponse["descriptions"][number];

const tiers = {
  full: { icon: ShieldCheck, colour: "text-completed" },
  weak: { icon: ShieldAlert, colour: "text-limited" },
  refused: { icon: ShieldX, colour: "text-failed" },
} as const;

/** How well programs are isolated here, which stands above everything else. */
export function IsolationTier({ answer }: { answer: LimitsResponse }) {
  const { icon: Icon, colour } = tiers[answer.tier];
  return (
    <div className="flex gap-2.5 border-line border-b p-3">
      <Icon className={clsx("mt-0.5 size-4 shrink-0", colour)} aria-hidden />
      <div>
        <p className="font-medium">{tierNames[answer.tier]}</p>
        <p className="text-muted">{answer.summary}</p>
      </div>
    </div>
  );
}

/** A row a limit: what is set, the chosen time beside the most, and what enforces it on this host. */
export function LimitsTable({ answer, chosenMs }: { answer: LimitsResponse; chosenMs?: number }) {
  return (
    <>
      <dl className="divide-y divide-line">
        {answer.descriptions.map((description) => (
          <Row
            key={description.name}
            description={description}
            chosen={description.name === "wallMs" && chosenMs !== undefined ? formatTimeLimit(chosenMs) : undefined}
          />
        ))}
      </dl>
      <Remedies checks={answer.checks} />
    </>
  );
}

function Row({ description, chosen }: { description: Description; chosen?: string }) {
  const { name, enforcedBy, state } = description;
  const most = limitValue(description);
  return (
    <div className="px-3 py-1.5">
      <dt className="flex items-baseline justify-between gap-3">
        <span>{limitName(name)}</span>
        <span className="tabular font-medium">{chosen && chosen !== most ? `${chosen}, at most ${most}` : most}</span>
      </dt>
      <dd className="flex items-baseline gap-1.5 text-muted text-xs">
        {state === "enforced" ? null : <State state={state} />}
        <span className="min-w-0 break-words">{enforcedBy}</span>
      </dd>
    </div>
  );
}

function State({ state }: { state: "weak" | "absent" }) {
  return (
    <span
      className={clsx(
        "inline-flex shrink-0 items-center gap-1 font-medium",
        state === "weak" ? "text-limited" : "text-failed",
      )}
    >
      <TriangleAlert className="size-3 self-center" aria-hidden />
      {state === "weak" ? "weak" : "not enforced"}:
    </span>
  );
}

/** What whoever runs this server could do for more. */
function Remedies({ checks }: { checks: LimitsResponse["checks"] }) {
  const wanting = checks.filter(({ state, remedy }) => state !== "enforced" && remedy);
  if (wanting.length === 0) return null;
  return (
    <div className="border-line border-t p-3 text-muted text-xs">
      <p className="font-medium text-ink">For more, on this server</p>
      <ul className="mt-1 list-disc space-y-1 pl-4">
        {wanting.map(({ id, remedy }) => (
          <li key={id}>{remedy}</li>
        ))}
      </ul>
    </div>
  );
}
