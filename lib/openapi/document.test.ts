import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createExecutionSchema, executionSchema } from "../contracts/executions";
import { createExamples, executionExample } from "../contracts/examples";
import { operations } from "../contracts/operations";
import { openApiDocument } from "./document";

const app = fileURLToPath(new URL("../../app", import.meta.url));
const document = openApiDocument("1.2.3") as {
  openapi: string;
  info: { version: string };
  paths: Record<
    string,
    Record<string, { operationId: string; parameters?: { name: string; in: string; required?: boolean }[] }>
  >;
  components: { schemas: Record<string, unknown> };
};

/** What an address's route file serves: `METHOD /path`, as its exports say. */
async function servedBy(file: string): Promise<string[]> {
  const address = `/${path.dirname(file).split(path.sep).join("/")}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
  const exported = (await import(path.join(app, file))) as Record<string, { operation?: { id: string } } | undefined>;
  return Object.entries(exported).flatMap(([method, handler]) =>
    handler?.operation ? [`${method} ${address} ${handler.operation.id}`] : [],
  );
}

function routeFiles(): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts");
}

describe("operations and routes", () => {
  it("are the same", async () => {
    const served = (await Promise.all(routeFiles().map(servedBy))).flat();
    const declared = operations.map(({ method, path: address, id }) => `${method.toUpperCase()} ${address} ${id}`);
    expect(served.sort()).toEqual(declared.sort());
  });

  it("run in Node and are never made at build time", async () => {
    for (const file of routeFiles()) {
      expect(await import(path.join(app, file)), file).toMatchObject({ runtime: "nodejs", dynamic: "force-dynamic" });
    }
  });
});

describe("the document", () => {
  it("is OpenAPI 3.1 with every operation under its own id", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info.version).toBe("1.2.3");
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(ids.sort()).toEqual(operations.map((operation) => operation.id).sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("declares every path parameter, as required", () => {
    for (const [address, methods] of Object.entries(document.paths)) {
      const named = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters = [] } of Object.values(methods)) {
        const declared = parameters.filter((parameter) => parameter.in === "path" && parameter.required);
        expect(declared.map((parameter) => parameter.name).sort(), address).toEqual(named.sort());
      }
    }
  });

  it("has no reference that leads nowhere", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const target = reference
        .replace("#/", "")
        .split("/")
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);
      expect(target, reference).toBeDefined();
    }
  });

  it("names the schemas a client is made from", () => {
    const names = ["CreateExecution", "Execution", "ExecutionEvent", "Limits", "Problem", "Result"];
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names));
  });

  it("has examples that its own schemas accept", () => {
    for (const { value } of Object.values(createExamples)) createExecutionSchema.parse(value);
    executionSchema.parse(executionExample);
  });
});
