import { languagesSchema } from "./executions";
import { healthReportSchema } from "./health";
import { limitsResponseSchema } from "./limits";
import { defineOperation } from "./operation";
import { answerHeaders as json } from "./operation-parts";
import { z } from "./zod";

/** `GET /api/v1/languages` */
export const listLanguages = defineOperation({
  id: "listLanguages",
  method: "get",
  path: "/api/v1/languages",
  tag: "Service",
  summary: "Languages, their versions and examples",
  access: "public",
  responses: {
    200: {
      description: "All of them; `available` says what this host can run.",
      schema: languagesSchema,
      headers: json,
    },
  },
  problems: [],
});

/** `GET /api/v1/limits` */
export const getLimits = defineOperation({
  id: "getLimits",
  method: "get",
  path: "/api/v1/limits",
  tag: "Service",
  summary: "Limits, and what enforces them here",
  access: "caller",
  responses: {
    200: {
      description: "Your limits, and the isolation tier found by probing.",
      schema: limitsResponseSchema,
      headers: json,
    },
  },
  problems: [],
});

/** `GET /api/v1/health` */
export const getHealth = defineOperation({
  id: "getHealth",
  method: "get",
  path: "/api/v1/health",
  tag: "Service",
  summary: "State of every part",
  access: "public",
  responses: {
    200: { description: "The report, also when something is down.", schema: healthReportSchema, headers: json },
  },
  problems: [],
});

/** `GET /api/v1/health/live` */
export const getLive = defineOperation({
  id: "getLive",
  method: "get",
  path: "/api/v1/health/live",
  tag: "Service",
  summary: "Whether the process answers",
  access: "public",
  responses: { 200: { description: "It does.", schema: z.object({ state: z.literal("up") }), headers: json } },
  problems: [],
});

/** `GET /api/v1/health/ready` */
export const getReady = defineOperation({
  id: "getReady",
  method: "get",
  path: "/api/v1/health/ready",
  tag: "Service",
  summary: "Whether executions can be taken",
  access: "public",
  responses: {
    200: { description: "They can.", schema: healthReportSchema, headers: json },
    503: { description: "They cannot; the report says why.", schema: healthReportSchema, headers: json },
  },
  problems: [],
});

/** `POST /api/v1/owner` */
export const createOwner = defineOperation({
  id: "createOwner",
  method: "post",
  path: "/api/v1/owner",
  tag: "Service",
  summary: "Get an owner cookie",
  description:
    "For programs that want to list their executions and share them between calls; a browser gets its cookie with the page.",
  access: "caller",
  responses: {
    204: {
      description: "The cookie is set, or was there already.",
      headers: { ...json, "Set-Cookie": "The signed owner." },
    },
  },
  problems: ["cross_site"],
});

/** `GET /api/v1/openapi.json` */
export const getOpenApi = defineOperation({
  id: "getOpenApi",
  method: "get",
  path: "/api/v1/openapi.json",
  tag: "Service",
  summary: "This document",
  access: "public",
  responses: { 200: { description: "OpenAPI 3.1.", schema: z.record(z.string(), z.unknown()), headers: json } },
  problems: [],
});

/** `GET /metrics` */
export const getMetrics = defineOperation({
  id: "getMetrics",
  method: "get",
  path: "/metrics",
  tag: "Service",
  summary: "Figures for Prometheus",
  access: "metrics",
  responses: { 200: { description: "Prometheus text.", mediaType: "text/plain", headers: json } },
  problems: ["unauthenticated"],
});
