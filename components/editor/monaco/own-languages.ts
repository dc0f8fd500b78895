import type { Monaco } from "@monaco-editor/react";
import type { Grammar } from "./grammars";
import { ownLanguages } from "./language-names";

/** Makes them known. What colours one is only fetched when a file in it is opened. */
export function registerOwnLanguages({ languages }: Monaco): void {
  for (const id of ownLanguages) {
    let loading: Promise<Grammar> | undefined;
    const load = () => (loading ??= import(new URL(`./${id}.js`, import.meta.url).href) as Promise<Grammar>);
    languages.register({ id });
    languages.registerTokensProviderFactory(id, {
      // Without a connection there are no colours; one can still write and run.
      create: () =>
        load().then(
          ({ language }) => language,
          () => null,
        ),
    });
    languages.onLanguage(id, () => {
      void load().then(
        ({ conf }) => languages.setLanguageConfiguration(id, conf),
        () => undefined,
      );
    });
  }
}
