import type { PrismaClient } from "../../prisma/generated/client";
import { ruleSchema, type Site, siteSchema } from "../contracts/policy";
import type { PolicyRepository } from "./repository";

/** Told with every change. */
export const policyChannel = "podium_policy";

/** Rules in PostgreSQL. */
export function createPostgresPolicyRepository(prisma: PrismaClient): PolicyRepository {
  const tell = () => prisma.$executeRaw`SELECT pg_notify(${policyChannel}, '')`;
  return {
    async read() {
      const [rules, settings] = await Promise.all([prisma.limitRule.findMany(), prisma.siteSetting.findMany()]);
      const known = rules.flatMap((rule) => {
        const parsed = ruleSchema.safeParse({
          ...rule,
          value: Number(rule.value),
          changedAt: rule.changedAt.toISOString(),
        });
        // A rule of a newer version beside this one says nothing here.
        return parsed.success ? [parsed.data] : [];
      });
      const site = siteSchema.partial().safeParse(Object.fromEntries(settings.map(({ name, value }) => [name, value])));
      return { rules: known, site: site.data ?? {} };
    },
    async setRule({ scope, subject, name, changedBy, changedAt }, value) {
      const key = { scope, subject, name };
      if (value === null) await prisma.limitRule.deleteMany({ where: key });
      else {
        const change = { value: BigInt(value), changedBy, changedAt };
        await prisma.limitRule.upsert({
          where: { scope_subject_name: key },
          create: { ...key, ...change },
          update: change,
        });
      }
      await tell();
    },
    async setSite(change: Partial<Site>, changedBy, changedAt) {
      for (const [name, value] of Object.entries(change)) {
        const row = { value, changedBy, changedAt };
        await prisma.siteSetting.upsert({ where: { name }, create: { name, ...row }, update: row });
      }
      await tell();
    },
    hasUser: async (id) => /^[0-9a-f-]{36}$/.test(id) && (await prisma.user.count({ where: { id } })) > 0,
  };
}
