import type { ScriptPage } from "../../contracts/scripts";
import { createStore, type Readable } from "../store";
import { type ScriptFilter, scriptApi } from "./script-api";

/** The list as it stands. */
export interface ScriptListState extends ScriptPage {
  filter: ScriptFilter;
  busy: "list" | "more" | null;
  problem?: string;
}

/** The scripts a page lists. */
export class ScriptList implements Readable<ScriptListState> {
  private readonly store;
  /** Counts what was asked for, so that an answer that was overtaken is not shown. */
  private asked = 0;

  constructor(first: ScriptPage) {
    this.store = createStore<ScriptListState>({ ...first, filter: {}, busy: null });
  }

  getState = (): ScriptListState => this.store.getState();
  subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);

  /** Reads the list again, for another filter where one is given; the rows stay until the new ones are there. */
  async show(filter: ScriptFilter = this.getState().filter): Promise<void> {
    this.change({ filter, busy: "list", problem: undefined });
    await this.read(() => scriptApi.list(filter));
  }

  /** What was changed longer ago. */
  async more(): Promise<void> {
    const { nextCursor, items, filter, busy } = this.getState();
    if (!nextCursor || busy) return;
    this.change({ busy: "more", problem: undefined });
    await this.read(async () => {
      const page = await scriptApi.list(filter, nextCursor);
      return { ...page, items: [...items, ...page.items] };
    });
  }

  /** Takes one away at once. */
  drop(id: string): void {
    this.change({ items: this.getState().items.filter((script) => script.id !== id) });
  }

  private async read(ask: () => Promise<ScriptPage>): Promise<void> {
    const asked = ++this.asked;
    try {
      const { items, nextCursor, folders, tags } = await ask();
      if (asked === this.asked) this.change({ items, nextCursor, folders, tags, busy: null });
    } catch (error) {
      const problem = error instanceof Error ? error.message : "Try again.";
      if (asked === this.asked) this.change({ busy: null, problem });
    }
  }

  private change(part: Partial<ScriptListState>): void {
    this.store.update((state) => ({ ...state, ...part }));
  }
}
