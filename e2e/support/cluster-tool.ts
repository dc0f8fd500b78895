import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { languageDefinitions } from "../../lib/languages/all";
import { parseImageOptions } from "../../scripts/steps/images/options";
import { imageTag } from "../../scripts/steps/images/plan";

const execute = promisify(execFile);
const root = process.cwd();
const tool = path.join(root, "k8s/testing/cluster/cluster");
/** Beside what the tool itself keeps there. */
const home = process.env.CLUSTER_HOME ?? "/var/cache/podium-cluster";
/** What the conformance suite's programs and the languages need. */
const PACKAGES = ["bash", "gcc", "libc6-dev", "libstdc++6", "procps", "python3"];
const SECCOMP = "podium-sandbox.json";
/** What the cluster's one node keeps of its pods. */
export const kubeletFolder = path.join(home, "state/kubelet");
/** Where it looks for seccomp profiles. */
export const kubeletSeccompFolder = path.join(kubeletFolder, "seccomp");

/** What it starts outlives a run of the tests where it ran before, and would pass for left by one with its folder. */
const { TMPDIR: _, ...toolEnvironment } = process.env;

/** A cluster on this machine that tests may stop in part. */
export interface MachineCluster {
  kubeconfig: string;
  namespace: string;
  image: string;
  seccompProfile: string;
  /** What {@link loadImages} gave it, by whomever it was called; Python's at least. */
  languageImages: { image: string; languages: string[] };
  /** Ends what was started here. */
  close(): Promise<void>;
}

/** Runs the test cluster's tool; resolves to what it prints. @throws Error with its last words. */
export async function clusterTool(...args: string[]): Promise<string> {
  try {
    const { stdout } = await execute(tool, args, { maxBuffer: 64 * 1024 * 1024, env: toolEnvironment });
    return stdout.trim();
  } catch (cause) {
    const words = String((cause as { stderr?: unknown }).stderr ?? cause).slice(-2_000);
    throw new Error(`The test cluster failed at "${args.join(" ")}": ${words}`, { cause });
  }
}

/** Builds the cluster when it is not there, starts it when it does not run, and gives it a sandbox image and a namespace. */
export async function startMachineCluster(): Promise<MachineCluster> {
  await shown("build");
  const running = await clusterTool("status").then(
    () => true,
    () => false,
  );
  const kubeconfig = running ? await clusterTool("kubeconfig") : await clusterTool("up");
  mkdirSync(kubeletSeccompFolder, { recursive: true });
  copyFileSync(path.join(root, "k8s/seccomp", SECCOMP), path.join(kubeletSeccompFolder, SECCOMP));
  const image = await ensureImage();
  let languageImages = await findLanguageImages();
  if (languageImages.languages.length === 0) {
    await loadImages("python");
    languageImages = await findLanguageImages();
  }
  const namespace = `podium-test-${randomBytes(4).toString("hex")}`;
  await clusterTool("kubectl", "create", "namespace", namespace);
  const close = async () => {
    await clusterTool("kubectl", "delete", "namespace", namespace, "--wait=false");
    if (!running) await clusterTool("down");
  };
  return { kubeconfig, namespace, image, seccompProfile: SECCOMP, languageImages, close };
}

/** Builds images as the guide says and gives them to the cluster, with the packages that examples want. Takes minutes. */
export async function loadImages(...names: string[]): Promise<void> {
  const args = ["images", "--base", "mmdebstrap", "--batteries", "--load", "cluster", ...names];
  await execute(process.execPath, ["scripts/podium.mjs", ...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
}

/** Images of languages that were loaded under the names `npm run images` gives them. */
async function findLanguageImages(): Promise<MachineCluster["languageImages"]> {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  const image = imageTag("{language}", parseImageOptions([]), version);
  const there = (await clusterTool("ctr", "images", "ls", "-q")).split("\n");
  const has = ({ id }: { id: string }) => there.includes(image.replace("{language}", id));
  return { image, languages: languageDefinitions.filter(has).map(({ id }) => id) };
}

/** The image with every language, loaded under a name that says what is in it. */
async function ensureImage(): Promise<string> {
  const runner = path.join(root, "build/runner");
  const hash = createHash("sha256").update(PACKAGES.join()).update(process.version);
  hash.update(readFileSync(path.join(runner, "sources.sha256")));
  const name = `docker.io/podium/sandbox-all:${hash.digest("hex").slice(0, 12)}`;
  if ((await clusterTool("ctr", "images", "ls", "-q", `name==${name}`)) !== "") return name;
  const folder = mkdtempSync(path.join(tmpdir(), "podium-image-"));
  try {
    const tar = path.join(folder, "rootfs.tar");
    copyFileSync(await ensureBase(), tar);
    const added = path.join(folder, "podium");
    cpSync(path.join(runner, "prime"), path.join(added, "prime"), { recursive: true });
    copyFileSync(path.join(runner, "podium-runner"), path.join(added, "runner"));
    mkdirSync(path.join(added, "bin"));
    copyFileSync(process.execPath, path.join(added, "bin/node"));
    await execute("tar", ["--owner=0", "--group=0", "--mode=a+rX,go-w", "-C", folder, "-rf", tar, "podium"]);
    await clusterTool("image", name, tar, "--entrypoint", "/podium/runner", "--user", "1000:1000");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return name;
}

/** A Debian system with what {@link PACKAGES} names, kept for the next time. */
async function ensureBase(): Promise<string> {
  const key = createHash("sha256").update(PACKAGES.join()).digest("hex").slice(0, 12);
  const file = path.join(home, `base-${key}.tar`);
  if (existsSync(file)) return file;
  const scratch = `${file}.${process.pid}`;
  const args = ["--quiet", "--variant=minbase", `--include=${PACKAGES.join(",")}`, "bookworm", scratch];
  await execute("mmdebstrap", [...args, "--format=tar"], { maxBuffer: 64 * 1024 * 1024 });
  renameSync(scratch, file);
  return file;
}

/** Runs a verb that takes minutes, with its words shown. */
function shown(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { stdio: ["ignore", "inherit", "inherit"], env: toolEnvironment });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The test cluster failed at "${args.join(" ")}"; what it said is above.`));
    });
  });
}
