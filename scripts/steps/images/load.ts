import path from "node:path";
import type { Tools } from "../tools";
import type { LoaderName } from "./options";

/** Gives an image archive to a cluster on this machine. */
export function loadImage(tools: Tools, loader: LoaderName, tag: string, archive: string): Promise<void> {
  const [program, ...args] = loadCommand(loader, tag, archive, path.join(tools.root, "k8s/testing/cluster/cluster"));
  return tools.run(`load ${path.basename(archive)}`, program, args);
}

/** Names of clusters come from the loaders' own settings, such as KIND_CLUSTER_NAME. */
export function loadCommand(
  loader: LoaderName,
  tag: string,
  archive: string,
  clusterProgram: string,
): [string, ...string[]] {
  switch (loader) {
    case "kind":
      return ["kind", "load", "image-archive", archive];
    case "k3d":
      return ["k3d", "image", "import", archive];
    case "minikube":
      return ["minikube", "image", "load", archive];
    case "cluster":
      return [clusterProgram, "image", tag, archive];
  }
}
