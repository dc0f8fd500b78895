import { defineOperation } from "./operation";
import {
  changeScriptSchema,
  createScriptSchema,
  listScriptsSchema,
  revisionSchema,
  revisionsSchema,
  scriptIdSchema,
  scriptPageSchema,
  scriptSchema,
} from "./scripts";
import { z } from "./zod";

const json = { "X-Request-Id": "Id of this request in the server's log." };
const one = z.object({ id: scriptIdSchema });
const bodyProblems = [
  "invalid_request",
  "malformed_json",
  "body_too_large",
  "unsupported_media_type",
  "unknown_language",
  "invalid_file",
  "cross_site",
  "unauthenticated",
] as const;
const changeProblems = ["unauthenticated", "cross_site", "not_found"] as const;

/** `GET /api/v1/scripts` */
export const listScripts = defineOperation({
  id: "listScripts",
  method: "get",
  path: "/api/v1/scripts",
  tag: "Scripts",
  summary: "List your scripts, last changed first",
  access: "user",
  query: listScriptsSchema,
  responses: { 200: { description: "A page, without code.", schema: scriptPageSchema, headers: json } },
  problems: ["invalid_request", "unauthenticated"],
});

/** `GET /api/v1/scripts/archive` */
export const exportScripts = defineOperation({
  id: "exportScripts",
  method: "get",
  path: "/api/v1/scripts/archive",
  tag: "Scripts",
  summary: "Download all your scripts as one ZIP archive",
  description: "Each script is a folder with its files, and a podium.json that says how it runs.",
  access: "user",
  responses: { 200: { description: "The archive.", mediaType: "application/zip", headers: json } },
  problems: ["unauthenticated"],
});

/** `POST /api/v1/scripts` */
export const createScript = defineOperation({
  id: "createScript",
  method: "post",
  path: "/api/v1/scripts",
  tag: "Scripts",
  summary: "Save a script",
  access: "user",
  body: createScriptSchema,
  examples: {
    hello: {
      summary: "One file",
      value: {
        title: "Hello",
        document: { language: "python", files: [{ path: "main.py", content: 'print("Hello")\n' }] },
      },
    },
  },
  responses: { 201: { description: "Saved.", schema: scriptSchema, headers: { ...json, Location: "Its address." } } },
  problems: [...bodyProblems, "quota_exceeded"],
});

/** `GET /api/v1/scripts/{id}` */
export const getScript = defineOperation({
  id: "getScript",
  method: "get",
  path: "/api/v1/scripts/{id}",
  tag: "Scripts",
  summary: "Read a script",
  access: "user",
  params: one,
  responses: { 200: { description: "With its code.", schema: scriptSchema, headers: json } },
  problems: ["unauthenticated", "not_found"],
});

/** `PATCH /api/v1/scripts/{id}` */
export const changeScript = defineOperation({
  id: "changeScript",
  method: "patch",
  path: "/api/v1/scripts/{id}",
  tag: "Scripts",
  summary: "Change a script",
  description: "Changed code is a new revision; the states before are kept, one for every five minutes of work.",
  access: "user",
  params: one,
  body: changeScriptSchema,
  responses: { 200: { description: "Changed.", schema: scriptSchema, headers: json } },
  problems: [...bodyProblems, "not_found", "revision_conflict"],
});

/** `DELETE /api/v1/scripts/{id}` */
export const deleteScript = defineOperation({
  id: "deleteScript",
  method: "delete",
  path: "/api/v1/scripts/{id}",
  tag: "Scripts",
  summary: "Put a script into the bin",
  description: "It can be brought back for 30 days.",
  access: "user",
  params: one,
  responses: { 204: { description: "In the bin.", headers: json } },
  problems: changeProblems,
});

/** `POST /api/v1/scripts/{id}/restore` */
export const restoreScript = defineOperation({
  id: "restoreScript",
  method: "post",
  path: "/api/v1/scripts/{id}/restore",
  tag: "Scripts",
  summary: "Take a script out of the bin",
  access: "user",
  params: one,
  responses: { 200: { description: "Back.", schema: scriptSchema, headers: json } },
  problems: changeProblems,
});

/** `GET /api/v1/scripts/{id}/revisions` */
export const listRevisions = defineOperation({
  id: "listRevisions",
  method: "get",
  path: "/api/v1/scripts/{id}/revisions",
  tag: "Scripts",
  summary: "Earlier states of a script",
  access: "user",
  params: one,
  responses: { 200: { description: "Newest first, 100 at most.", schema: revisionsSchema, headers: json } },
  problems: ["unauthenticated", "not_found"],
});

/** `GET /api/v1/scripts/{id}/revisions/{revision}` */
export const getRevision = defineOperation({
  id: "getRevision",
  method: "get",
  path: "/api/v1/scripts/{id}/revisions/{revision}",
  tag: "Scripts",
  summary: "One earlier state",
  access: "user",
  params: one.extend({ revision: z.coerce.number().int().min(1) }),
  responses: { 200: { description: "With its code.", schema: revisionSchema, headers: json } },
  problems: ["unauthenticated", "not_found"],
});
