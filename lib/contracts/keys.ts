import { z } from "./zod";

/** What a key may be for. */
export const keyScopes = {
  read: "Read your executions, their output, your scripts and shares.",
  run: "Start executions, write to them, stop and delete them; check and lay out code.",
  scripts: "Make, change and delete scripts.",
  share: "Make and revoke shared pages.",
} as const;

/** Name of a scope. */
export const keyScopeSchema = z.enum(Object.keys(keyScopes) as [KeyScope, ...KeyScope[]]).meta({ id: "KeyScope" });
/** See {@link keyScopeSchema}. */
export type KeyScope = keyof typeof keyScopes;

/** Bounds of what somebody chooses for a key. */
export const keyBounds = { perMinute: { min: 1, max: 6_000, usual: 60 }, days: 365, keys: 50, name: 60 } as const;

/** Body of `POST /api/v1/account/keys`. */
export const createKeySchema = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, "Give it a name, so that you know it again.")
      .max(keyBounds.name, `A name has ${keyBounds.name} characters at most.`),
    scopes: z.array(keyScopeSchema).min(1, "Choose at least one thing it may do.").max(10),
    perMinute: z
      .int()
      .min(keyBounds.perMinute.min)
      .max(keyBounds.perMinute.max)
      .default(keyBounds.perMinute.usual)
      .describe("Requests it may make in a minute."),
    expiresInDays: z.int().min(1).max(keyBounds.days).optional().describe("Absent: it works until it is revoked."),
  })
  .strict()
  .meta({ id: "CreateKey" });
/** A parsed creation body. */
export type CreateKey = z.infer<typeof createKeySchema>;

/** A key as its owner sees it. */
export const apiKeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    hint: z.string().describe("Its beginning."),
    scopes: z.array(z.string()),
    perMinute: z.int(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().optional().describe("Exact to a minute."),
    expiresAt: z.iso.datetime().optional(),
  })
  .meta({ id: "ApiKey" });
/** See {@link apiKeySchema}. */
export type ApiKeyInfo = z.infer<typeof apiKeySchema>;

/** All keys of an account. */
export const apiKeysSchema = z.object({ items: z.array(apiKeySchema) }).meta({ id: "ApiKeys" });

/** Answer of a creation. */
export const createdKeySchema = apiKeySchema
  .extend({ secret: z.string().describe("The key itself; given this once.") })
  .meta({ id: "CreatedKey" });
/** See {@link createdKeySchema}. */
export type CreatedKey = z.infer<typeof createdKeySchema>;
