import { randomUUID } from "node:crypto";
import type { IdentityRequest, RequestIdentity } from "../auth/identity";
import type { Operation, Parsed } from "../contracts/operation";
import type { Access, Creator } from "../executions/service";
import type { Services } from "../services";
import { peerOf } from "./peer";

/** What every request has, whichever operation it is for. */
export interface RequestScope {
  request: Request;
  services: Services;
  /** For the log and the caller: the one a proxy sent, or a new one. */
  requestId: string;
  identity: RequestIdentity;
  /** Origin the caller sees. */
  origin: string | undefined;
}

/** What a handler is given: everything checked and parsed. */
export interface RouteContext<O extends Operation> extends RequestScope {
  /** Who asks, for calls about an execution. */
  access: Access;
  /** Who creates. */
  creator: Creator;
  params: Parsed<O["params"]>;
  query: Parsed<O["query"]>;
  headers: Parsed<O["headers"]>;
  body: Parsed<O["body"]>;
}

/** Identifies the caller of a request by what it carries; who is signed in, only {@link withUser} asks. */
export function scopeOf(request: Request, services: Services): RequestScope {
  const caller = callerOf(request);
  const { headers } = request;
  const sent = headers.get("x-request-id") ?? "";
  return {
    request,
    services,
    requestId: /^[\w.:-]{1,64}$/.test(sent) ? sent : randomUUID(),
    identity: services.identity.identify(caller),
    origin: services.identity.origin(caller),
  };
}

/** The same with the signed-in user. @throws ProblemError database_unavailable */
export async function withUser(scope: RequestScope): Promise<RequestScope> {
  return { ...scope, identity: await scope.services.callers.identify(callerOf(scope.request)) };
}

function callerOf({ headers, url }: Request): IdentityRequest {
  return { headers, url, peerAddress: peerOf(headers) };
}

/** Who asks, for calls about an execution. */
export function accessOf(identity: RequestIdentity): Access {
  return { ownerId: identity.ownerId, token: identity.token };
}

/** Who creates: the cookie's owner, or the owner that stands for the address. */
export function creatorOf(identity: RequestIdentity): Creator {
  return {
    ownerId: identity.ownerId ?? identity.addressOwnerId,
    addressKey: identity.addressKey,
    anonymousAddress: identity.ownerId === undefined,
    user: identity.user && { id: identity.user.id, role: identity.user.role },
  };
}
