import type { Metadata } from "next";
import { LimitsEditor } from "@/components/admin/limits-editor";
import { Panel } from "@/components/admin/panel";
import { ScopePicker, type ScopePickerProps } from "@/components/admin/scope-picker";
import { type RuleScope, ruleScopeSchema } from "@/lib/contracts/policy";
import { adminOfPage } from "@/lib/http/page-caller";
import { firstOfEach, type PageQuery } from "@/lib/http/page-query";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Limits" };

interface Properties {
  searchParams: PageQuery;
}

/** Limits and quotas by whom they are for, beside what the engine enforces. */
export default async function LimitsPage({ searchParams }: Properties) {
  await adminOfPage("/admin/limits");
  const { policy, limits, languages, users } = services();
  const { scope, subject } = scopeOf((await firstOfEach(searchParams)).for);
  const rules = policy.rules();
  const answer = limits.describe();
  // Those who have limits of their own, and the one looked at.
  const ids = new Set(rules.rules.filter((rule) => rule.scope === "user").map((rule) => rule.subject));
  if (scope === "user") ids.add(subject);
  const people = await Promise.all([...ids].slice(0, 100).map((id) => users.get(id).catch(() => undefined)));
  const groups: ScopePickerProps["groups"] = [
    { label: "Everybody", options: [{ value: "all:", label: "All, whatever they run" }] },
    {
      label: "Roles",
      options: ["anonymous", "user", "teacher", "admin"].map((role) => ({ value: `role:${role}`, label: role })),
    },
    { label: "Languages", options: languages.list().map(({ id, name }) => ({ value: `language:${id}`, label: name })) },
    {
      label: "Users with limits of their own",
      options: people.flatMap((user) => (user ? [{ value: `user:${user.id}`, label: user.email }] : [])),
    },
  ];
  return (
    <>
      <h1 className="sr-only">Limits</h1>
      <Panel title="Limits" tools={<ScopePicker value={`${scope}:${subject}`} groups={groups} />}>
        <p className="text-muted text-sm">
          The most special one counts: user, then role, then language, then all. None goes above what is configured. A
          change is in force for the next run. {answer.summary}
        </p>
        <LimitsEditor rules={rules} enforcement={answer.descriptions} scope={scope} subject={subject} />
      </Panel>
    </>
  );
}

function scopeOf(text: string | undefined): { scope: RuleScope; subject: string } {
  const [name = "all", subject = ""] = (text ?? "all:").split(":");
  const scope = ruleScopeSchema.safeParse(name);
  return scope.success ? { scope: scope.data, subject } : { scope: "all", subject: "" };
}
