import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { type ProblemCode, problemSchema, problems } from "../contracts/errors";
import { commonProblems, type Operation, type OperationResponse, operationTags } from "../contracts/operation";
import { operations } from "../contracts/operations";
import type { z } from "../contracts/zod";

type PathConfig = Parameters<OpenAPIRegistry["registerPath"]>[0];
type Responses = PathConfig["responses"];

const description = `Run programs in isolated, resource-limited sandboxes and watch them as they run.

Every error is a problem document (RFC 9457) with a stable \`code\`. Limits you ask for can only lower the configured ones.
A browser is known by its owner cookie; any other caller gets a read and a control token with each execution.`;

/** The OpenAPI 3.1 document of every operation. */
export function openApiDocument(version: string): Record<string, unknown> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "owner", { type: "apiKey", in: "cookie", name: "podium_owner" });
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
  });
  registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  for (const operation of operations) registry.registerPath(pathOf(operation));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Podium", version, description, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: tagsInUse(),
  });
  return document as unknown as Record<string, unknown>;
}

function tagsInUse(): { name: string; description: string }[] {
  const used = new Set<string>(operations.map((operation) => operation.tag));
  return Object.entries(operationTags)
    .map(([name, description]) => ({ name, description }))
    .filter(({ name }) => used.has(name));
}

function pathOf(operation: Operation): PathConfig {
  return {
    method: operation.method,
    path: operation.path,
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    security: securityOf(operation),
    request: {
      ...(operation.params && { params: operation.params }),
      ...(operation.query && { query: operation.query }),
      ...(operation.headers && { headers: operation.headers }),
      ...(operation.body && { body: bodyOf(operation.body, operation) }),
    },
    responses: { ...successes(operation), ...failures(operation) },
  };
}

function securityOf({ access }: Operation): PathConfig["security"] {
  if (access === "public") return [];
  if (access === "user") return [{ session: [] }, { token: [] }];
  if (access === "teacher" || access === "admin") return [{ session: [] }];
  if (access === "owner") return [{ owner: [] }];
  if (access === "metrics") return [{}, { token: [] }];
  return access === "caller" ? [{}, { owner: [] }] : [{ owner: [] }, { token: [] }];
}

function bodyOf(schema: z.ZodType, { examples }: Operation) {
  return {
    required: true,
    content: { "application/json": { schema, ...(examples && { examples: { ...examples } }) } },
  };
}

function successes({ responses }: Operation): Responses {
  return Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, successOf(response)]));
}

function successOf({ description, schema, mediaType, example, headers }: OperationResponse): Responses[string] {
  const type = mediaType ?? (schema ? "application/json" : undefined);
  const headerObjects = Object.entries(headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: "string" } },
  ]);
  return {
    description,
    ...(headerObjects.length > 0 && { headers: Object.fromEntries(headerObjects) }),
    ...(type && {
      content: { [type]: { schema: schema ?? { type: "string" }, ...(example !== undefined && { example }) } },
    }),
  };
}

/** One response a status, with the codes that come with it in words. */
function failures(operation: Operation): Responses {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...operation.problems, ...commonProblems])) {
    const { status } = problems[code];
    // A status the operation answers by itself keeps its own description.
    if (!(status in operation.responses)) byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(" "),
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}
