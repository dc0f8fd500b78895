import { inject } from "vitest";
import { connect } from "../../sandboxes/kubernetes/cluster";
import { createKubernetesEngine } from "../../sandboxes/kubernetes/engine";
import { testOptions } from "../../sandboxes/kubernetes/testing";
import { languageDefinitions } from "../all";
import { type BenchEngine, type LanguageTarget, openLanguages } from "../testing";
import { imageToolchain } from "../toolchain";

/** The languages of which the cluster has images. */
export function kubernetesLanguages(): LanguageTarget {
  const { image, languages } = inject("languageImages");
  // Any of them has a shell to probe with. Each engine is a replica of its own.
  const options = () => testOptions({ image, probeImage: languages[0] ?? "bash" });
  const engine: BenchEngine = {
    find: async (version) => imageToolchain(version),
    create: ({ pools }) => createKubernetesEngine({ ...options(), pools }),
    async leftovers() {
      const { core, namespace } = await connect(options());
      const { items } = await core.listNamespacedPod({ namespace });
      return items.map(({ metadata }) => `pod ${metadata?.name}`);
    },
  };
  return {
    languages: languageDefinitions.filter(({ id }) => languages.includes(id)),
    open: (opened) => openLanguages(opened, engine),
  };
}
