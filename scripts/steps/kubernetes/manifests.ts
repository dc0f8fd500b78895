import { parseAllDocuments, stringify } from "yaml";

/** One Kubernetes object, as far as it is looked at here. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; [key: string]: unknown };
  [key: string]: unknown;
}

/** Objects of what kustomize rendered. @throws Error for what is not YAML. */
export function parseManifests(rendered: string): Manifest[] {
  return parseAllDocuments(rendered).map((document) => {
    const [problem] = document.errors;
    if (problem) throw problem;
    return document.toJS() as Manifest;
  });
}

/** The object of a kind and name. @throws Error when there is none. */
export function findManifest(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((each) => each.kind === kind && each.metadata.name === name);
  if (!found) throw new Error(`The overlay has no ${kind} "${name}".`);
  return found;
}

/** Makes a file of several again. */
export function writeManifests(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `---\n${stringify(manifest)}`).join("");
}

/** Name that people reach the server by, when the overlay has an Ingress. */
export function ingressHost(manifests: readonly Manifest[]): string | undefined {
  const ingress = manifests.find(({ kind }) => kind === "Ingress");
  return (ingress?.spec as { rules?: { host?: string }[] } | undefined)?.rules?.[0]?.host;
}
