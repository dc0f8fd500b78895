import { describe, expect, it } from "vitest";
import { explainOutput, type KnownLanguage } from "./explain-output";
import real from "./real-output.json";

const python: KnownLanguage = {
  id: "python",
  name: "Python",
  packages: [],
  packageName: "python3-*",
  batteries: { modules: ["numpy"], available: false, howToGet: "Its administrator can install it: npm run …" },
};
const language = (id: string, name: string, packageName?: string): KnownLanguage => ({
  ...{ id, name, packageName },
  packages: [],
});

describe("a missing module", () => {
  it("of the usual ones says how an administrator gets them all", () => {
    expect(explainOutput(real.pythonModule, python)).toContain("npm run …");
  });

  it("says what Debian calls it", () => {
    const text = "ModuleNotFoundError: No module named 'requests'\n";
    expect(explainOutput(text, python)).toContain("it would be python3-requests.");
    const perl = "Can't locate JSON/XS.pm in @INC (you may need to install the JSON::XS module) (@INC contains: /x)\n";
    const said = explainOutput(perl, language("perl", "Perl", "lib*-perl"));
    expect(said).toContain("JSON::XS is not installed here.");
    expect(said).toContain("it would be libjson-xs-perl.");
  });

  it.each([
    ["ruby", "<internal:x>:85:in `require': cannot load such file -- nokogiri (LoadError)\n", "nokogiri"],
    ["r", "Error in library(ggplot2) : there is no package called ‘ggplot2’\n", "ggplot2"],
    ["lua", "lua5.4: main.lua:1: module 'socket' not found:\n\tno field\n", "socket"],
    ["haskell", "main.hs:1:1: error:\n    Could not find module ‘Data.Vector’\n", "Data.Vector"],
    ["go", 'main.go:2:8: cannot find package "github.com/x/y" in any of:\n', "github.com/x/y"],
    ["rust", "error[E0432]: unresolved import `rand`\n --> main.rs:1:5\n", "rand"],
    ["java", "Main.java:1: error: package org.apache.commons does not exist\n", "org.apache.commons"],
  ])("is explained in %s", (id, text, name) => {
    expect(explainOutput(text, language(id, id))).toContain(`${name} is not installed here.`);
  });

  it("of one language is none of another's", () => {
    expect(explainOutput("there is no package called ‘x’\n", python)).toBeUndefined();
  });
});
