import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Manifest, parseManifests } from "./manifests";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The kubectl that `npm test` fetches. */
export const testKubectl = path.join(root, "build/tools/kubectl/kubectl/kubectl");

/** Every overlay there is. */
export const overlays = ["local", "production", "gvisor", "prepared", "kubernetes-1.20"] as const;

/** Renders an overlay of k8s/. @throws Error when kustomize refuses, or kubectl was not fetched. */
export function renderOverlay(overlay: string): Manifest[] {
  const folder = path.join(root, "k8s/overlays", overlay);
  return parseManifests(execFileSync(testKubectl, ["kustomize", folder], { encoding: "utf8" }));
}
