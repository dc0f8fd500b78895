import { readFileSync } from "node:fs";
import path from "node:path";
import { compressFiles } from "./compress";
import { ensure, type Tools } from "./tools";

const sources = ["app", "components", "lib", "public", "prisma/schema.prisma", "package-lock.json"];
const configs = ["next.config.ts", "next.config.mjs", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"];
/** Nothing that goes into a page. */
const apart = /\.(test|spec)\.tsx?$|\.md$|^lib\/(sandboxes|languages)\/conformance\//;

/** Builds the pages and routes for production. */
export async function ensureWebBuild(tools: Tools): Promise<void> {
  await ensure(tools, {
    name: "web",
    label: "pages",
    files: tools.stamps.files([...sources, ...configs], (file) => !apart.test(file)),
    outputs: [".next/BUILD_ID"],
    salt: compilerOptions(tools.root),
    work: async () => {
      await tools.run("next-build", process.execPath, ["node_modules/next/dist/bin/next", "build"], {
        env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      });
      await compressFiles(path.join(tools.root, ".next/static"));
    },
  });
}

/** Next adds its own folders to the other part of tsconfig.json, which is no reason to build again. */
function compilerOptions(root: string): string {
  const file = readFileSync(path.join(root, "tsconfig.json"), "utf8");
  return JSON.stringify((JSON.parse(file) as { compilerOptions: unknown }).compilerOptions);
}
