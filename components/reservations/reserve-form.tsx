"use client";

import { clsx } from "clsx";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { freeIn } from "@/lib/client/pools/free";
import { poolApi } from "@/lib/client/pools/pool-api";
import type { ClientError } from "@/lib/client/problem";
import { limitValue } from "@/lib/client/run/limit-words";
import { createPoolWindowSchema, type PoolWindow, type PoolWindows, windowBounds } from "@/lib/contracts/pools";
import { FormField } from "./form-field";

/** Properties of {@link ReserveForm}. */
export interface ReserveFormProps {
  languages: readonly { id: string; name: string }[];
  /** Size classes beside the standard one. */
  sizes: PoolWindows["sizes"];
  windows: readonly PoolWindow[];
  /** Of one language at one time. */
  most: number;
  onReserved: (window: PoolWindow) => void;
}

interface Wish {
  language: string;
  /** Empty: the standard one. */
  size: string;
  count: string;
  /** As the browser's own fields write them, in the reader's time. */
  start: string;
  end: string;
}

type Problems = Partial<Record<keyof Wish | "whole", string>>;

const WITHOUT_SIZES = "lg:grid-cols-[minmax(0,1fr)_7rem_minmax(0,1.2fr)_minmax(0,1.2fr)]";
const WITH_SIZES = "lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_7rem_minmax(0,1.2fr)_minmax(0,1.2fr)]";
const HOUR_MS = 3_600_000;
const USUAL = 30;

/** Asks for a language, how many, and from when until when. */
export function ReserveForm({ languages, sizes, windows, most, onReserved }: ReserveFormProps) {
  const id = useId();
  const [wish, setWish] = useState<Wish>({
    language: languages[0]?.id ?? "",
    size: "",
    count: String(Math.min(USUAL, most)),
    start: "",
    end: "",
  });
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Wish>) => {
    setWish((before) => ({ ...before, ...part }));
    setProblems({});
  };
  // Where the reader's clock stands only the browser knows.
  useEffect(() => setWish((before) => (before.start ? before : { ...before, ...nextClass(Date.now()) })), []);

  const reserve = async (event: FormEvent) => {
    event.preventDefault();
    const { body, missing } = bodyOf(wish);
    if (!body) return setProblems(missing);
    setBusy(true);
    try {
      onReserved(await poolApi.reserve(body));
      setProblems({});
    } catch (error) {
      setProblems(problemsOf(error as ClientError));
    }
    setBusy(false);
  };
  return (
    <form
      aria-label="Reserve sandboxes"
      noValidate
      onSubmit={(event) => void reserve(event)}
      className="flex flex-col gap-3 rounded-panel border border-line bg-surface p-4"
    >
      <div className={clsx("grid items-start gap-3 sm:grid-cols-2", sizes.length > 0 ? WITH_SIZES : WITHOUT_SIZES)}>
        <FormField id={`${id}-language`} label="Language" problem={problems.language}>
          {(props) => (
            <SelectField {...props} value={wish.language} onChange={({ target }) => change({ language: target.value })}>
              {languages.map((language) => (
                <option key={language.id} value={language.id}>
                  {language.name}
                </option>
              ))}
            </SelectField>
          )}
        </FormField>
        {sizes.length > 0 ? (
          <FormField id={`${id}-size`} label="Size" problem={problems.size}>
            {(props) => (
              <SelectField {...props} value={wish.size} onChange={({ target }) => change({ size: target.value })}>
                <option value="">Standard</option>
                {sizes.map(({ name, memoryBytes, cpuMillis }) => (
                  <option key={name} value={name}>
                    {`${name}: ${limitValue({ value: memoryBytes, unit: "bytes" })}, ${limitValue({ value: cpuMillis, unit: "millicpu" })}`}
                  </option>
                ))}
              </SelectField>
            )}
          </FormField>
        ) : null}
        <FormField id={`${id}-count`} label="Sandboxes" problem={problems.count}>
          {(props) => (
            <TextField
              {...props}
              type="number"
              inputMode="numeric"
              min={1}
              max={most}
              value={wish.count}
              onChange={({ target }) => change({ count: target.value })}
            />
          )}
        </FormField>
        <FormField id={`${id}-start`} label="From" problem={problems.start}>
          {(props) => (
            <TextField
              {...props}
              type="datetime-local"
              value={wish.start}
              onChange={({ target }) => change({ start: target.value, ...movedEnd(wish, target.value) })}
            />
          )}
        </FormField>
        <FormField id={`${id}-end`} label="Until" problem={problems.end}>
          {(props) => (
            <TextField
              {...props}
              type="datetime-local"
              value={wish.end}
              onChange={({ target }) => change({ end: target.value })}
            />
          )}
        </FormField>
      </div>
      <p role="alert" className="text-failed text-sm empty:hidden">
        {problems.whole}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-xs">{freeWords(wish, windows, most)}</p>
        <Button type="submit" variant="primary" size="md" disabled={busy}>
          {busy ? "Reserving…" : "Reserve"}
        </Button>
      </div>
    </form>
  );
}

/** The next full hour, for two. */
function nextClass(now: number): Pick<Wish, "start" | "end"> {
  const start = Math.ceil(now / HOUR_MS) * HOUR_MS;
  return { start: fieldOf(start), end: fieldOf(start + 2 * HOUR_MS) };
}

/** The end keeps its distance when the start moves, where that can be one. */
function movedEnd({ start, end }: Wish, next: string): Partial<Wish> {
  const length = Date.parse(end) - Date.parse(start);
  const moved = Date.parse(next) + length;
  return length > 0 && length <= windowBounds.longestMs && Number.isFinite(moved) ? { end: fieldOf(moved) } : {};
}

/** A moment as a field for local time takes it. */
function fieldOf(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function bodyOf({ language, size, count, start, end }: Wish) {
  const time = (field: string) => (Number.isFinite(Date.parse(field)) ? new Date(field).toISOString() : undefined);
  const missing: Problems = {
    ...(!time(start) && { start: "Choose when it begins." }),
    ...(!time(end) && { end: "Choose when it ends." }),
    ...(!/^\d+$/.test(count.trim()) && { count: "Type a whole number." }),
  };
  if (Object.keys(missing).length > 0) return { missing };
  const times = { start: time(start), end: time(end) };
  const sized = size === "" ? {} : { size };
  const body = createPoolWindowSchema.safeParse({ language, ...sized, count: Number(count), ...times });
  if (body.success) return { body: body.data, missing };
  return { missing: byField(body.error.issues.map(({ path, message }) => ({ path: path.join("."), message }))) };
}

/** What the server says of single fields stands there, and the rest above the button. */
function problemsOf({ problem, message }: ClientError): Problems {
  const problems = byField(problem?.errors ?? []);
  return problem?.code === "limit_too_high" || Object.keys(problems).length === 0
    ? { ...problems, whole: message }
    : problems;
}

function byField(errors: readonly { path: string; message: string }[]): Problems {
  const fields: readonly string[] = ["language", "size", "count", "start", "end"];
  return Object.fromEntries(
    errors.map(({ path, message }) => [fields.includes(path) ? path : "whole", message]).reverse(),
  ) as Problems;
}

function freeWords({ language, start, end }: Wish, windows: readonly PoolWindow[], most: number): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const bound = `${most} of one language may be kept at one time, by everybody together`;
  if (!(to > from)) return `${bound}.`;
  return `${bound}; ${freeIn(windows, most, { language, start: from, end: to })} are free then.`;
}
