import { spawnSync } from "node:child_process";
import path from "node:path";

/** What `build` of the test cluster's tool mends by itself. */
const BUILT = /^(tools|built)\b/;

/** Why the test cluster cannot run on this machine, in words that follow "because"; undefined when it can. */
export function clusterObstacle(root: string): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return "it needs Linux on x86-64";
  const { stdout, error } = spawnSync(path.join(root, "k8s/testing/cluster/cluster"), ["doctor"], { encoding: "utf8" });
  if (error) return error.message;
  return obstacleOf(stdout);
}

/** The same from the words of its doctor. */
export function obstacleOf(doctor: string): string | undefined {
  const missing = doctor.split("\n").flatMap((line) => /^MISS {2}(.+)$/.exec(line)?.[1] ?? []);
  const lacking = missing.filter((what) => !BUILT.test(what));
  if (missing.length > 0 && /^note {2}3 GB of disk/m.test(doctor)) lacking.push("3 GB of disk free for its build");
  return lacking.length > 0 ? `this machine lacks ${lacking.join(", ")}` : undefined;
}
