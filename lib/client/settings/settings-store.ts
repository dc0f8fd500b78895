import { createStore, type Readable } from "../store";
import { SETTINGS_COOKIE, type Settings, serializeSettings } from "./settings";

const YEAR_SECONDS = 31_536_000;

/** The settings of this page; a change is kept at once. */
export interface SettingsStore extends Readable<Settings> {
  change(part: Partial<Settings>): void;
}

/** Makes the store from what the server read. */
export function createSettingsStore(initial: Settings): SettingsStore {
  const store = createStore(initial);
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    change(part) {
      store.update((state) => ({ ...state, ...part }));
      keep(store.getState());
    },
  };
}

function keep(settings: Settings): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain HTTP
  document.cookie = `${SETTINGS_COOKIE}=${serializeSettings(settings)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  const root = document.documentElement;
  if (settings.theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = settings.theme;
}
