"use client";

import { clsx } from "clsx";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { adminApi } from "@/lib/client/admin/admin-api";
import { configuredValue, type RuleWords, ruleOf, shownValue } from "@/lib/client/admin/rules";
import { when } from "@/lib/client/when";
import type { LimitsResponse } from "@/lib/contracts/limits";
import { type Rules, type RuleScope, ruleRange } from "@/lib/contracts/policy";
import { useAction } from "./use-action";

const states = { enforced: "", weak: "weak: ", absent: "not enforced: " } as const;

/** Properties of {@link LimitRow}. */
export interface LimitRowProps {
  words: RuleWords;
  rules: Rules;
  scope: RuleScope;
  subject: string;
  /** Absent for quotas, which the database counts. */
  enforcement?: LimitsResponse["descriptions"][number];
}

/** One limit, edited where it is shown. */
export function LimitRow({ words, rules, scope, subject, enforcement }: LimitRowProps) {
  const id = useId();
  const { busy, act } = useAction();
  const configured = configuredValue(rules, words.name);
  const rule = ruleOf(rules, scope, subject, words.name);
  const stored = rule ? String(rule.value / words.scale) : "";
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const text = typed ?? stored;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const value = text.trim() === "" ? null : Math.round(Number(text.replace(",", ".")) * words.scale);
    const { min, max } = ruleRange(words.name);
    const most = configured ?? max;
    if (value !== null && !(value >= min && value <= most)) {
      setProblem(`From ${shownValue({ ...words, unit: "" }, min)} to ${shownValue(words, most)}.`);
      return;
    }
    setProblem(undefined);
    const change = { scope, subject, name: words.name, value };
    const done = value === null ? "Back to what is configured." : "Set. The next run feels it.";
    if (await act(words.name, () => adminApi.setRule(change), done)) setTyped(undefined);
  };
  return (
    <tr className="border-line border-b last:border-b-0 max-md:grid max-md:grid-cols-2 max-md:gap-x-3 max-md:py-2">
      <th scope="row" className="whitespace-nowrap px-3 py-1.5 text-left font-medium">
        <label htmlFor={id}>{words.label}</label>
      </th>
      <td className="tabular whitespace-nowrap px-3 py-1.5 text-muted max-md:text-right">
        {configured === undefined ? "no bound" : shownValue(words, configured)}
      </td>
      <td className="px-3 py-1 max-md:col-span-2">
        <form onSubmit={(event) => void save(event)} className="flex items-center gap-2">
          <TextField
            id={id}
            inputMode="decimal"
            value={text}
            placeholder="as configured"
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}-problem`}
            onChange={(event) => setTyped(event.target.value)}
            className="tabular w-30!"
          />
          <span className="whitespace-nowrap text-muted text-xs">{words.unit}</span>
          <Button
            type="submit"
            aria-label={`Set ${words.label}`}
            className={clsx(text === stored && "invisible")}
            disabled={busy !== undefined}
          >
            Set
          </Button>
        </form>
        <p id={`${id}-problem`} role="alert" className="text-failed text-xs empty:hidden">
          {problem}
        </p>
      </td>
      <td className="px-3 py-1.5 text-muted text-xs max-md:col-span-2 max-md:empty:hidden">
        {rule ? (
          <span className="whitespace-nowrap">
            {rule.changedBy}, {when(rule.changedAt)}
          </span>
        ) : null}
      </td>
      <td className="min-w-40 px-3 py-1.5 text-muted text-xs max-md:col-span-2">
        {enforcement ? (
          <>
            {enforcement.state === "enforced" ? null : (
              <span className="font-medium text-limited">{states[enforcement.state]}</span>
            )}
            {enforcement.enforcedBy}
          </>
        ) : (
          "the database, in the statement that accepts a run"
        )}
      </td>
    </tr>
  );
}
