"use client";

import { limitRules, quotaRules, type RuleWords } from "@/lib/client/admin/rules";
import type { LimitsResponse } from "@/lib/contracts/limits";
import type { Rules, RuleScope } from "@/lib/contracts/policy";
import { LimitRow } from "./limit-row";

/** Properties of {@link LimitsEditor}. */
export interface LimitsEditorProps {
  rules: Rules;
  /** What the engine really enforces. */
  enforcement: LimitsResponse["descriptions"];
  scope: RuleScope;
  subject: string;
}

/** Each limit for one scope: what is configured, what is set here and by whom, and what enforces it. */
export function LimitsEditor({ rules, enforcement, scope, subject }: LimitsEditorProps) {
  const by = new Map(enforcement.map((each) => [each.name, each]));
  const rows = (words: readonly RuleWords[]) =>
    words.map((each) => (
      <LimitRow
        key={`${scope} ${subject} ${each.name}`}
        words={each}
        rules={rules}
        scope={scope}
        subject={subject}
        enforcement={by.get(each.name)}
      />
    ));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
    <section aria-label="Limits" tabIndex={0} className="relative overflow-x-auto rounded-panel border border-line">
      <table className="w-full border-collapse text-sm max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-line border-b bg-surface text-left text-muted text-xs">
            {["Limit", "Configured", "Set here", "Last changed", "Enforced by"].map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">{rows(limitRules)}</tbody>
        <tbody className="border-line border-t-4 max-md:block">{rows(quotaRules)}</tbody>
      </table>
    </section>
  );
}
