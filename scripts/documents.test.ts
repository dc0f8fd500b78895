import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { settings } from "../lib/config/settings";
import { renderEnvExample, staleDocuments } from "./steps/documents";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("generated files", () => {
  it("are fresh", () => {
    expect(staleDocuments(root)).toEqual([]);
  });

  it("name every setting once in .env.example, none of them set", () => {
    const lines = renderEnvExample().split("\n");
    for (const name of Object.keys(settings)) {
      expect(lines.filter((line) => line.startsWith(`# ${name}=`))).toHaveLength(1);
    }
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });
});

describe("documents", () => {
  it("link to files that exist", () => {
    const broken = [
      "README.md",
      "CONTRIBUTING.md",
      "docs/architecture.md",
      "docs/configuration.md",
      "docs/kubernetes.md",
      "docs/languages.md",
      "docs/sandbox.md",
      "k8s/terraform/eks/README.md",
    ].flatMap((file) => {
      const text = readFileSync(`${root}${file}`, "utf8");
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? "");
      return links
        .filter((link) => !existsSync(new URL(link, `file://${root}${file}`)))
        .map((link) => `${file}: ${link}`);
    });
    expect(broken).toEqual([]);
  });
});
