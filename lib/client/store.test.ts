import { expect, it } from "vitest";
import { createStore } from "./store";

it("a store tells of every change, and of nothing that is none", () => {
  const store = createStore({ name: "a", size: 1 });
  const seen: string[] = [];
  const leave = store.subscribe(() => seen.push(store.getState().name));
  store.update((state) => ({ ...state, name: "b" }));
  store.update((state) => state);
  store.update((state) => ({ ...state, name: "c" }));
  leave();
  store.update((state) => ({ ...state, name: "d" }));
  expect(seen).toEqual(["b", "c"]);
  expect(store.getState()).toEqual({ name: "d", size: 1 });
});
