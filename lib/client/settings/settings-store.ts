import { createStore, type Readable } from "../store";
import { AccountSync, sendSettings } from "./account-sync";
import { accountPart, parseSettings, SETTINGS_COOKIE, type Settings, serializeSettings } from "./settings";

const YEAR_SECONDS = 31_536_000;

/** The settings of this page; a change is kept at once. */
export interface SettingsStore extends Readable<Settings> {
  change(part: Partial<Settings>): void;
  /** Makes the browser's own copy that of the account, or brings what the account does not know yet to it. */
  open(): void;
}

/** Makes the store from what the server read; with an account, changes are kept there as well. */
export function createSettingsStore(initial: Settings, userId?: string): SettingsStore {
  const store = createStore(initial);
  const sync = new AccountSync({
    send: sendSettings,
    onSent: () => {
      store.update(({ unsent: _, ...state }) => state);
      keep(store.getState());
    },
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    change(part) {
      const account = accountPart(part);
      const unsent = userId !== undefined && Object.keys(account).length > 0;
      store.update((state) => ({ ...state, ...part, ...(unsent && { unsent: userId }) }));
      keep(store.getState());
      if (unsent) void sync.change(account);
    },
    open() {
      if (userId === undefined) return;
      const { unsent } = store.getState();
      const state = { ...kept(), ...accountPart(store.getState()), unsent };
      if (serializeSettings(state) !== serializeSettings(kept())) keep(state);
      if (unsent === userId) void sync.change(accountPart(state));
    },
  };
}

function kept(): Settings {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${SETTINGS_COOKIE}=`));
  return parseSettings(found?.slice(SETTINGS_COOKIE.length + 1));
}

function keep(settings: Settings): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain HTTP
  document.cookie = `${SETTINGS_COOKIE}=${serializeSettings(settings)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  const root = document.documentElement;
  if (settings.theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = settings.theme;
}
