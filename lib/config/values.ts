import { isIP } from "node:net";
import { z } from "zod";
import type { SizeClasses } from "../sandboxes/sizes";

/** How one variable's text becomes a value, and the words for what is accepted. */
export interface ValueKind<T> {
  schema: z.ZodType<T, string>;
  expected: string;
}

const MIB = 1024 * 1024;

/** A whole number from `min` to `max`, counted in `scale` of the value's own unit (1024 × 1024 for MiB to bytes). */
export function wholeNumber(min: number, max: number, scale = 1): ValueKind<number> {
  const schema = z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .transform((value) => value * scale);
  return { schema, expected: `a whole number from ${min} to ${max}` };
}

/** A whole number of MiB, in the range a schema of bytes accepts. */
export function mebibytes(bytes: { minValue: number | null; maxValue: number | null }): ValueKind<number> {
  return wholeNumber(Math.ceil((bytes.minValue ?? 0) / MIB), Math.floor((bytes.maxValue ?? MIB) / MIB), MIB);
}

/** A whole number in the range of a schema. */
export function inRangeOf(range: { minValue: number | null; maxValue: number | null }): ValueKind<number> {
  return wholeNumber(range.minValue ?? 0, range.maxValue ?? Number.MAX_SAFE_INTEGER);
}

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly [T, ...T[]]): ValueKind<T> {
  return { schema: z.enum(words) as unknown as z.ZodType<T, string>, expected: `one of ${words.join(", ")}` };
}

/** Any text of at least `min` characters. */
export function text(min = 1): ValueKind<string> {
  return { schema: z.string().min(min), expected: min === 1 ? "text" : `at least ${min} characters` };
}

/** A text of a form. */
export function matching(form: RegExp, expected: string): ValueKind<string> {
  return { schema: z.string().regex(form), expected };
}

/** What an Authorization header can carry (RFC 6750, section 2.1). */
export function bearerToken(min: number): ValueKind<string> {
  const schema = z
    .string()
    .min(min)
    .regex(/^[A-Za-z0-9._~+/-]+=*$/);
  return { schema, expected: `at least ${min} letters, digits or . _ ~ + / -` };
}

/** An absolute path. */
export function absolutePath(): ValueKind<string> {
  return { schema: z.string().startsWith("/"), expected: "an absolute path" };
}

/** A list separated by commas; every item must pass `accepts`. */
export function list(expected: string, accepts: (item: string) => boolean): ValueKind<readonly string[]> {
  const schema = z
    .string()
    .transform((value) => splitList(value))
    .pipe(z.array(z.string().refine(accepts)));
  return { schema, expected };
}

/** Origins such as `https://example.org`. */
export function origins(): ValueKind<readonly string[]> {
  return list("a list of origins such as https://example.org, separated by commas", isOrigin);
}

/** Addresses and networks such as `10.0.0.0/8`. */
export function networks(): ValueKind<readonly string[]> {
  return list("a list of addresses or networks such as 10.0.0.0/8, separated by commas", isNetwork);
}

/** An http or https address without a path. */
export function origin(): ValueKind<string> {
  const schema = z
    .string()
    .transform((value) => value.replace(/\/$/, ""))
    .pipe(z.string().refine(isOrigin));
  return { schema, expected: "an address such as https://podium.example.org, without a path" };
}

/** Names of any kind. */
export function names(): ValueKind<readonly string[]> {
  return list("a list of names separated by commas", () => true);
}

/** Address of a mail server. */
export function smtpUrl(): ValueKind<string> {
  const schema = z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .refine((value) => URL.canParse(value));
  return { schema, expected: "an address such as smtps://user:password@mail.example.org" };
}

/** A PostgreSQL connection address. */
export function postgresUrl(): ValueKind<string> {
  return {
    schema: z.string().regex(/^postgres(ql)?:\/\/\S+$/),
    expected: "an address such as postgresql://user:password@host:5432/database",
  };
}

/** Memory in MiB and CPU in thousandths by name, such as `large=1024/2000`; in bytes and thousandths when read. */
export function sizeClasses(
  memoryBytes: { minValue: number | null; maxValue: number | null },
  cpuMillis: { minValue: number | null; maxValue: number | null },
): ValueKind<SizeClasses> {
  const form = /^([a-z][a-z0-9-]{0,15})=(\d{1,9})\/(\d{1,9})$/;
  const within = (value: number, { minValue, maxValue }: { minValue: number | null; maxValue: number | null }) =>
    value >= (minValue ?? 0) && value <= (maxValue ?? Number.MAX_SAFE_INTEGER);
  const schema = z
    .string()
    .transform((value) => splitList(value).map((item) => form.exec(item)))
    .refine((items) =>
      items.every((item) => item && within(Number(item[2]) * MIB, memoryBytes) && within(Number(item[3]), cpuMillis)),
    )
    .transform((items) =>
      Object.fromEntries(
        items.map((item) => [item?.[1] ?? "", { memoryBytes: Number(item?.[2]) * MIB, cpuMillis: Number(item?.[3]) }]),
      ),
    );
  return { schema, expected: "a list such as large=1024/2000, in MiB and thousandths of a CPU" };
}

/** Numbers by name, such as `python=4,default=1`. */
export function namedCounts(max: number): ValueKind<Readonly<Record<string, number>>> {
  const pair = /^([a-z0-9][a-z0-9+#._-]*(?:@[a-z][a-z0-9-]*)?)=(\d{1,6})$/;
  const schema = z
    .string()
    .transform((value) => splitList(value).map((item) => pair.exec(item)))
    .refine((pairs) => pairs.every((match) => match !== null && Number(match[2]) <= max))
    .transform((pairs) => Object.fromEntries(pairs.map((match) => [match?.[1] ?? "", Number(match?.[2])])));
  return { schema, expected: `a list such as python=4,default=1, each number at most ${max}` };
}

function splitList(value: string): string[] {
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function isOrigin(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

function isNetwork(value: string): boolean {
  const [address = "", bits, more] = value.split("/");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
