import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languageDefinitions } from "../lib/languages/all";
import { flags, precompiledHeaders } from "../lib/languages/cpp/compile";
import { planImage } from "./steps/images/plan";

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

it("the image of cpp reads its headers with the flags programs are compiled with", () => {
  expect(dockerfile("cpp")).toContain(`g++ ${flags.join(" ")} -x c++-header`);
  for (const header of precompiledHeaders) expect(dockerfile("cpp")).toContain(header);
});

it("the image of python has numpy and the others when it is asked for them", () => {
  const bases = { base: "b", nodeBase: "n", runner: "r" };
  expect(planImage("python", "t", bases, undefined).args).not.toHaveProperty("PACKAGES");
  expect(planImage("python", "t", bases, undefined, true).args).toMatchObject({
    PACKAGES: "python3 python3-numpy python3-pandas python3-scipy python3-matplotlib",
  });
});
