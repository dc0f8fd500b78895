import type { Draft, DraftFile } from "./types";

/** What a draft needs to know of a language. */
export interface DraftLanguage {
  id: string;
  fileName: string;
}

/** A draft of one program under the name its language gives it. */
export function newDraft({ id, fileName }: DraftLanguage, source: string): Draft {
  return {
    title: "",
    language: id,
    files: [{ kind: "text", path: fileName, text: source }],
    active: fileName,
    entry: fileName,
    args: "",
  };
}

/** The same draft with other text in a file. */
export function withText(draft: Draft, path: string, text: string): Draft {
  return {
    ...draft,
    files: draft.files.map((file) =>
      file.path === path && file.kind === "text" && file.text !== text ? { ...file, text } : file,
    ),
  };
}

/** The same draft with a file more, opened; one of the same name is replaced. */
export function withFile(draft: Draft, file: DraftFile): Draft {
  const known = draft.files.some(({ path }) => path === file.path);
  const files = known ? draft.files.map((each) => (each.path === file.path ? file : each)) : [...draft.files, file];
  return { ...draft, files, active: file.path };
}

/** The same draft without a file; the last one stays. */
export function withoutFile(draft: Draft, path: string): Draft {
  const at = draft.files.findIndex((file) => file.path === path);
  const files = draft.files.filter((file) => file.path !== path);
  const [first] = files;
  if (at < 0 || !first) return draft;
  const neighbour = files[Math.min(at, files.length - 1)] ?? first;
  return {
    ...draft,
    files,
    active: draft.active === path ? neighbour.path : draft.active,
    entry: draft.entry === path ? first.path : draft.entry,
  };
}

/** The same draft with a file under another name. */
export function renamed(draft: Draft, from: string, to: string): Draft {
  const change = (path: string) => (path === from ? to : path);
  return {
    ...draft,
    files: draft.files.map((file) => ({ ...file, path: change(file.path) })),
    active: change(draft.active),
    entry: change(draft.entry),
  };
}

/** The same draft in another language: a program under the old language's own name gets the new one's. */
export function inLanguage(draft: Draft, from: DraftLanguage | undefined, to: DraftLanguage): Draft {
  const next = { ...draft, language: to.id, version: undefined };
  const taken = draft.files.some((file) => file.path === to.fileName);
  return from && draft.entry === from.fileName && !taken ? renamed(next, from.fileName, to.fileName) : next;
}

/** Why a name cannot be a file's; undefined when it can. */
export function fileNameProblem(draft: Draft, name: string, current?: string): string | undefined {
  const path = name.trim();
  if (path === "") return "A file needs a name.";
  if (path.length > 255) return "A name has at most 255 characters.";
  if (path.startsWith("/") || path.split("/").some((part) => part === "" || part === "." || part === ".."))
    return "Use a relative name such as data/cities.csv.";
  if (path !== current && draft.files.some((file) => file.path === path)) return `There is already a ${path}.`;
  return undefined;
}

/** A name that is free: `data.csv`, `data-2.csv` … */
export function freeName(draft: Draft, wanted: string): string {
  const dot = wanted.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ""];
  let name = wanted;
  for (let count = 2; draft.files.some((file) => file.path === name); count += 1) name = `${stem}-${count}${ending}`;
  return name;
}
