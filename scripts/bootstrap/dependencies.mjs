import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Installs what the lock file says, only when it, Node's major version or the architecture is another than last time. */
export async function installDependencies({ root, progress, run }) {
  const stamp = path.join(root, "node_modules/.podium-lock");
  const wanted = fingerprint(root);
  if (read(stamp) === wanted) return;
  await progress.step("dependencies", async () => {
    // The build's own tools are development dependencies: whatever the caller's NODE_ENV, they are needed here.
    const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
    const [command, ...before] = npm();
    await run("npm-ci", command, [...before, ...args], { env: { ...process.env, NODE_ENV: undefined } });
    writeFileSync(stamp, wanted);
  });
}

/** The npm that started this process when there is one, so that both speak the same lock file version. */
function npm() {
  const running = process.env.npm_execpath;
  return running?.endsWith("npm-cli.js") ? [process.execPath, running] : ["npm"];
}

function fingerprint(root) {
  const major = process.version.split(".")[0];
  const lock = readFileSync(path.join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${major} ${process.arch}`).digest("hex");
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
