import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

/** What `npm run k8s:up` and `k8s:down` were asked for. */
export interface ClusterOptions {
  /** Folder of the overlay, absolute. */
  overlay: string;
  /** Absent: the kubeconfig's current one. */
  context?: string;
  /** Port of this machine that leads to the service when everything is up; null: none. */
  forward: number | null;
}

/** @throws Error with a sentence for what does not fit. */
export function parseClusterOptions(root: string, args: readonly string[]): ClusterOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      overlay: { type: "string", default: "local" },
      context: { type: "string" },
      port: { type: "string", default: "3000" },
      "no-forward": { type: "boolean", default: false },
    },
  });
  const candidates = [path.join(root, "k8s/overlays", values.overlay), path.resolve(root, values.overlay)];
  const overlay = candidates.find((folder) => existsSync(path.join(folder, "kustomization.yaml")));
  if (!overlay) throw new Error(`No overlay "${values.overlay}": name one in k8s/overlays, or a folder with one.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port "${values.port}" is not a port.`);
  return { overlay, context: values.context, forward: values["no-forward"] ? null : port };
}
