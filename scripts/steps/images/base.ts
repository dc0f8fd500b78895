import { cpSync, copyFileSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureSystemPackages, type HostNeed, isOnPath } from "../system-packages";
import { ensure, type Tools } from "../tools";
import type { Builder } from "./builder";

const FOLDER = "build/images/base";
const SUITE = "bookworm";

const need: HostNeed = {
  package: "mmdebstrap",
  purpose: "making a base image",
  present: () => isOnPath("mmdebstrap"),
};

/** Makes a base image from Debian's packages alone, for machines that reach no image registry. */
export async function makeBase(tools: Tools, builder: Builder, tag: string): Promise<void> {
  await ensureSystemPackages(tools, [need]);
  const rootfs = path.join(tools.root, FOLDER, "rootfs.tar");
  await ensure(tools, {
    name: "images-base",
    label: "base image from Debian's packages",
    files: ["scripts/steps/images/base.ts"],
    outputs: [`${FOLDER}/rootfs.tar`],
    work: async () => {
      mkdirSync(path.dirname(rootfs), { recursive: true });
      // mmdebstrap keeps what it finds under the name.
      rmSync(rootfs, { force: true });
      // With links from /bin into /usr from the start; the package that would make them brings all of Perl.
      const merged = ["--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr", "--include=usr-is-merged"];
      await tools.run("mmdebstrap", "mmdebstrap", ["--variant=minbase", ...merged, SUITE, rootfs]);
      writeFileSync(path.join(tools.root, FOLDER, "Dockerfile"), "FROM scratch\nADD rootfs.tar /\n");
    },
  });
  await builder.build({ tag, dockerfile: `${FOLDER}/Dockerfile`, context: FOLDER });
}

const NODE_FOLDER = "build/images/node-base";

/** Adds the Node.js and npm that run this to a base image. */
export async function makeNodeBase(tools: Tools, builder: Builder, base: string, tag: string): Promise<void> {
  const folder = path.join(tools.root, NODE_FOLDER);
  const npm = process.env.npm_execpath;
  if (!npm?.endsWith("npm-cli.js")) throw new tools.Refusal("Start this with npm: npm run images.");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(process.execPath, path.join(folder, "node"));
  cpSync(path.dirname(path.dirname(realpathSync(npm))), path.join(folder, "npm"), { recursive: true });
  const lines = [
    `FROM ${base}`,
    "COPY node /usr/local/bin/node",
    "COPY npm /usr/local/lib/node_modules/npm",
    "RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm",
  ];
  writeFileSync(path.join(folder, "Dockerfile"), `${lines.join("\n")}\n`);
  await builder.build({ tag, dockerfile: `${NODE_FOLDER}/Dockerfile`, context: NODE_FOLDER });
}
