import { describe, expect, it } from "vitest";
import { readTerraform } from "./terraform";
import { faultsOf } from "./terraform-faults";

describe("the checks of a module of Terraform", () => {
  const good = 'variable "name" {\n  description = "Its name."\n  type        = string\n}\n';
  const output = (line: string) => `${good}\noutput "all" {\n  description = "All."\n  ${line}\n}\n`;

  it.each([
    ["a variable that is not there", output("value       = [var.name, var.nam]"), "var.nam is not declared"],
    [
      "a resource that is not there",
      output("value       = [var.name, aws_vpc.this[0].id]"),
      "aws_vpc.this is not declared",
    ],
    ["data that are not there", output("value       = [var.name, data.aws_x.y.z]"), "data.aws_x.y is not declared"],
    ["a name inside an index", output("value       = [for n in var.name : var.a[local.b]]"), "local.b is not declared"],
    ["a name that only a loop gives", output("value       = [[for n in var.name : n], n.a]"), "n.a is not declared"],
    ["a name in a local value", `locals {\n  a = { b = var.c }\n}\n${good}`, "var.c is not declared"],
    ["a name in a key", output(`value       = { "\${local.a}" = var.name }`), "local.a is not declared"],
    ["what nothing uses", good, "var.name is not used"],
    ["one name for two", `${output("value       = var.name")}\n${good}`, "var.name is declared twice"],
    ["a variable of any type", output("value       = var.name").replace(/ {2}type.*\n/, ""), "var.name has no type"],
    [
      "no description",
      output("value = var.name").replace(/ {2}description = "All."\n/, ""),
      "output.all has no description",
    ],
    ["a password", output('value       = { name = var.name, password = "1" }'), "output.all holds a secret: password"],
    ["a key", output(`value       = [var.name, "AKIA${"A".repeat(16)}"]`), "main.tf holds a key of AWS"],
    ["signs that are not aligned", output("value = var.name"), "main.tf:8 is not formatted"],
    ["wrong indentation", output(" value      = var.name"), "main.tf:8 is not formatted"],
  ])("find %s", async (_, text, fault) => {
    expect(faultsOf(await readTerraform({ "main.tf": text }))).toContain(fault);
  });

  it("find nothing in what is right, and say where a text is no HCL", async () => {
    expect(faultsOf(await readTerraform({ "main.tf": output("value       = var.name") }))).toEqual([]);
    await expect(readTerraform({ "main.tf": output("value       = ") })).rejects.toThrow(/main\.tf:8/);
  });
});
