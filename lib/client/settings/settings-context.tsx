"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useSelected } from "../store";
import type { Settings } from "./settings";
import type { SettingsStore } from "./settings-store";

const Context = createContext<SettingsStore | undefined>(undefined);
const whole = (settings: Settings) => settings;

/** Gives a page's parts the one store of its settings: two would overwrite each other's cookie. */
export function SettingsProvider({ store, children }: { store: SettingsStore; children: ReactNode }) {
  return <Context value={store}>{children}</Context>;
}

/** The settings and how to change them. @throws Error outside a {@link SettingsProvider} */
export function useSettings(): [Settings, SettingsStore["change"]] {
  const store = useContext(Context);
  if (!store) throw new Error("There is no SettingsProvider around this.");
  return [useSelected(store, whole), store.change];
}
