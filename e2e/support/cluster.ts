import type { TestProject } from "vitest/node";
import { loadConfig } from "../../lib/config/load";
import { languageDefinitions } from "../../lib/languages/all";
import { startMachineCluster } from "./cluster-tool";

/**
 * The cluster for all its tests: the one of KUBECONFIG, where the namespace and the image must be, or one on this machine,
 * which takes root and Debian and is built the first time.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { kubernetes } = loadConfig(process.env, { root: process.cwd() }).engine;
  if (kubernetes.kubeconfig !== undefined) {
    const { kubeconfig, namespace, image, seccompProfile } = kubernetes;
    project.provide("cluster", { kubeconfig, namespace, image, seccompProfile });
    // Nobody can ask a cluster what it could pull: of one that is named, all are wanted.
    const languages = image.includes("{language}") ? languageDefinitions.map(({ id }) => id) : [];
    project.provide("languageImages", { image, languages });
    return () => Promise.resolve();
  }
  const { close, languageImages, ...facts } = await startMachineCluster();
  project.provide("cluster", facts);
  project.provide("languageImages", languageImages);
  return close;
}
