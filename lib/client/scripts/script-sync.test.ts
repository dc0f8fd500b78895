import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SharedDocument } from "../../contracts/shares";
import type { DraftStore } from "../draft/draft-store";
import { newDraft } from "../draft/edit";
import type { Draft, DraftState } from "../draft/types";
import { createStore } from "../store";
import "./script-api";
import { createScriptSync } from "./script-sync";

const id = "5f0a1c9e-8f6b-4a3e-9a55-0d6d3c1b2a10";
const sent: { method: string; path: string; body: { revision?: number; document: SharedDocument } }[] = [];
let refuse: string | undefined;

/** Answers as the API does; what it is asked is remembered. */
async function api(path: string, { method = "GET", body = "" }: RequestInit): Promise<Response> {
  const asked = { method, path, body: JSON.parse(String(body)) };
  sent.push(asked);
  if (refuse) {
    const status = refuse === "not_found" ? 404 : 409;
    return Response.json({ type: "x", title: "x", status, code: refuse, detail: "No." }, { status });
  }
  const now = new Date().toISOString();
  const known = { id, title: "t", folder: "", tags: [], language: "python", size: 1, createdAt: now, updatedAt: now };
  return Response.json({ ...known, revision: (asked.body.revision ?? 0) + 1, document: asked.body.document });
}

function page() {
  const state = createStore<DraftState>({
    draft: newDraft({ id: "python", fileName: "main.py" }, "print(1)"),
    loaded: true,
    savedAt: 0,
  });
  const change = (edit: (draft: Draft) => Draft) => state.update((now) => ({ ...now, draft: edit(now.draft) }));
  const draft: DraftStore = { ...state, change, open: () => () => undefined, save: () => undefined };
  const onConflict = vi.fn();
  const documentOf = async ({ language, files }: Draft): Promise<SharedDocument> => ({
    language,
    files: files.map((file) => ({ path: file.path, content: file.kind === "text" ? file.text : "", encoding: "utf8" })),
  });
  const type = (text: string) => change((now) => ({ ...now, files: [{ kind: "text", path: "main.py", text }] }));
  return { draft, sync: createScriptSync({ draft, documentOf, onConflict }), type, onConflict };
}

const contents = () => sent.map(({ method, body }) => `${method} ${body.document.files[0]?.content}`);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", api);
  sent.length = 0;
  refuse = undefined;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("saves nothing by itself before it was saved once, and everything after", async () => {
  const { sync, type, draft } = page();
  sync.follow();
  type("print(2)");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([]);
  expect(await sync.save()).toBe(true);
  type("print(3)");
  type("print(4)");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(contents()).toEqual(["POST print(2)", "PATCH print(4)"]);
  expect(sent[1]).toMatchObject({ path: `/api/v1/scripts/${id}`, body: { revision: 1 } });
  expect(draft.getState().draft.script).toMatchObject({ id, revision: 2 });
});

it("saves what was typed when its draft gives way to another, and not the other", async () => {
  const { sync, type, draft } = page();
  const stop = sync.follow();
  await sync.save();
  type("the last words");
  draft.change(() => newDraft({ id: "python", fileName: "main.py" }, "something new"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(contents()).toEqual(["POST print(1)", "PATCH the last words"]);
  expect(draft.getState().draft.script).toBeUndefined();
  stop();
});

it("never writes over what was changed elsewhere, and keeps quiet until somebody chooses", async () => {
  const { sync, type, onConflict, draft } = page();
  sync.follow();
  await sync.save();
  refuse = "revision_conflict";
  type("mine");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onConflict).toHaveBeenCalledExactlyOnceWith("changed");
  type("mine too");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(contents()).toEqual(["POST print(1)", "PATCH mine"]);
  refuse = undefined;
  await sync.saveAsNew();
  expect(contents().at(-1)).toBe("POST mine too");
  expect(draft.getState().draft.script).toMatchObject({ revision: 1 });
});

it("lets go of a script that is not there any more", async () => {
  const { sync, type, onConflict, draft } = page();
  sync.follow();
  await sync.save();
  refuse = "not_found";
  type("left over");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onConflict).toHaveBeenCalledExactlyOnceWith("gone");
  expect(draft.getState().draft.script).toBeUndefined();
});
