import { createStore, type Readable } from "../store";
import { apiFilter, type HistoryFilter } from "./filter";
import { historyApi, type RunPage } from "./history-api";
import { mergePage } from "./merge-page";

/** The list as it stands. */
export interface ListState extends RunPage {
  filter: HistoryFilter;
  /** What is on its way: a list for another filter, or what is older. */
  busy: "list" | "more" | null;
  /** Why the list, or what is older, could not be read. */
  problem?: string;
}

/** Pages without a find that are read one after the other before somebody is asked to go on. */
const EMPTY_PAGES = 5;
/** Changes closer together than this are read once, in milliseconds. */
const QUIET_MS = 300;

/** The runs a page lists. */
export class HistoryList implements Readable<ListState> {
  private readonly store;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for, so that an answer that was overtaken is not shown. */
  private asked = 0;

  constructor(filter: HistoryFilter, first: RunPage) {
    this.store = createStore<ListState>({ ...first, filter, busy: null });
  }

  getState = (): ListState => this.store.getState();
  subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);

  /** Another filter; the rows stay until the new ones are there. */
  async show(filter: HistoryFilter): Promise<void> {
    this.change({ filter, busy: "list", problem: undefined });
    await this.read(() => this.find(undefined));
  }

  /** What is older. */
  async more(): Promise<void> {
    const { nextCursor, items, busy } = this.getState();
    if (!nextCursor || busy) return;
    this.change({ busy: "more", problem: undefined });
    await this.read(async () => {
      const page = await this.find(nextCursor);
      return { ...page, items: [...items, ...page.items] };
    });
  }

  /** Something changed; read soon, and once for several changes. */
  touch = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      // What is being read is newer than the change, or older rows; then it is read after that.
      if (this.getState().busy) return this.touch();
      void this.refresh();
    }, QUIET_MS);
  };

  /** Takes a run away at once. */
  drop(id: string): void {
    this.change({ items: this.getState().items.filter((run) => run.id !== id) });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async refresh(): Promise<void> {
    const asked = ++this.asked;
    try {
      const page = await historyApi.list(apiFilter(this.getState().filter, Date.now()));
      if (asked === this.asked) this.change({ ...mergePage(this.getState(), page), problem: undefined });
    } catch {
      // The rows are as old as they are; the next change reads again.
    }
  }

  private async read(ask: () => Promise<RunPage>): Promise<void> {
    const asked = ++this.asked;
    try {
      const page = await ask();
      if (asked === this.asked) this.change({ items: page.items, nextCursor: page.nextCursor, busy: null });
    } catch (error) {
      const problem = error instanceof Error ? error.message : "Try again.";
      if (asked === this.asked) this.change({ busy: null, problem });
    }
  }

  /** A text is looked for in so many runs at a time, and a page may hold none of them. */
  private async find(cursor: string | undefined): Promise<RunPage> {
    const filter = apiFilter(this.getState().filter, Date.now());
    let page = await historyApi.list(filter, cursor);
    for (let read = 1; page.items.length === 0 && page.nextCursor && read < EMPTY_PAGES; read++) {
      page = await historyApi.list(filter, page.nextCursor);
    }
    return page;
  }

  private change(part: Partial<ListState>): void {
    this.store.update((state) => ({ ...state, ...part }));
  }
}
