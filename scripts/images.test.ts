import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languageDefinitions } from "../lib/languages/all";

const dockerfile = (name: string) =>
  readFileSync(new URL(`../runner/images/${name}/Dockerfile`, import.meta.url), "utf8");

describe.each([...languageDefinitions.map(({ id }) => id), "conformance"])("the image of %s", (name) => {
  it("runs the runner as a user without rights", () => {
    expect(dockerfile(name)).toContain("\nUSER 1000:1000\n");
    expect(dockerfile(name)).toContain('\nENTRYPOINT ["/podium/runner"]\n');
  });

  it("leaves the base to whoever builds it", () => {
    const froms = [...dockerfile(name).matchAll(/^FROM (\S+)/gm)].map(([, image]) => image?.replace(/[${}]/g, ""));
    expect(froms).toEqual(["RUNNER", "BASE", "scratch"]);
  });
});

it("an image has what each language's tools read outside of /usr", () => {
  const assemble = readFileSync(new URL("../runner/images/assemble.sh", import.meta.url), "utf8");
  for (const file of languageDefinitions.flatMap(({ hostFiles = [] }) => hostFiles)) {
    expect(assemble).toContain(` ${file}`);
  }
});

it.each(languageDefinitions.map(({ id, versions }) => [id, versions[0]?.debianPackage ?? ""]))(
  "the image of %s has its package",
  (id, names) => {
    const packages = /PACKAGES="([^"]*)"/.exec(dockerfile(id))?.[1]?.split(" ");
    expect(packages).toEqual(expect.arrayContaining(names.split(" ")));
  },
);
