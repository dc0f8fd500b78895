import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { clientsIn } from "./client-programs";
import { type Manifest, parseManifests } from "./manifests";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The programs that `npm test` fetches. */
export const { kubectl: testKubectl, helm: testHelm } = clientsIn(root);

/** Every overlay there is. */
export const overlays = ["local", "production", "gvisor", "prepared", "kubernetes-1.20"] as const;

/** Renders an overlay of k8s/. @throws Error when kustomize refuses, or kubectl was not fetched. */
export function renderOverlay(overlay: string): Manifest[] {
  const folder = path.join(root, "k8s/overlays", overlay);
  return parseManifests(execFileSync(testKubectl, ["kustomize", folder], { encoding: "utf8" }));
}

/** Renders k8s/chart as release "podium" with values of its examples. @throws Error with Helm's words when it refuses. */
export function renderChart(examples: readonly string[], more: readonly string[] = []): Manifest[] {
  const values = examples.flatMap((example) => ["--values", path.join(root, `k8s/chart/examples/${example}.yaml`)]);
  const args = ["template", "podium", path.join(root, "k8s/chart"), "--namespace", "podium", ...values, ...more];
  return parseManifests(execFileSync(testHelm, args, { encoding: "utf8", stdio: "pipe" }));
}
