import { expect } from "vitest";
import {
  type CreatedShare,
  type CreateShare,
  createdShareSchema,
  type Share,
  shareSchema,
} from "../../lib/contracts/shares";
import type { Caller } from "./server";

/** One Python file, as the page would share it. */
export function pythonDocument(content: string): NonNullable<CreateShare["document"]> {
  return { language: "python", files: [{ path: "main.py", content, encoding: "utf8" }] };
}

/** Shares something that must be accepted. */
export async function share(caller: Caller, body: CreateShare, headers: Record<string, string> = {}) {
  const response = await caller.post("/api/v1/shares", body, headers);
  const text = await response.text();
  expect(response.status, text).toBe(201);
  return createdShareSchema.parse(JSON.parse(text)) satisfies CreatedShare;
}

/** What anybody with the link reads. */
export async function readShare(caller: Caller, id: string): Promise<Share> {
  const response = await caller.request(`/api/v1/shares/${id}`);
  expect(response.status).toBe(200);
  return shareSchema.parse(await response.json());
}

/** Ends a share. */
export function revoke(caller: Caller, id: string, token?: string): Promise<Response> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return caller.request(`/api/v1/shares/${id}`, { method: "DELETE", headers });
}
