import type { Role } from "../contracts/accounts";

/** Somebody who is signed in. */
export interface SignedIn {
  id: string;
  email: string;
  name?: string;
  role: Role;
  /** The browser's session, or the key; it ends when this is revoked. */
  sessionId: string;
}

/** Who a request comes from. */
export interface RequestIdentity {
  /** Whom executions belong to: the account, else the owner of a valid signed cookie. */
  ownerId?: string;
  /** Owner of the browser's signed cookie, whether or not somebody is signed in. */
  browserOwnerId?: string;
  user?: SignedIn;
  /** The API key the request came with; what it may do is within its scopes. */
  key?: { id: string; scopes: readonly string[] };
  /** Hash of the caller's address: the peer's, or the forwarded one behind a trusted proxy; IPv6 by /64. */
  addressKey: string;
  /** Owner that stands for callers from this address without a cookie. */
  addressOwnerId: string;
  /** Bearer token or `token` query parameter. */
  token?: string;
}

/** What identity is read from. */
export interface IdentityRequest {
  headers: Headers;
  /** Absolute, or a path with its query. */
  url: string;
  /** Address of the other end of the socket. */
  peerAddress: string;
}

/** Signs and reads cookies and tokens. */
export interface Identity {
  /** Reads who calls from headers and the socket's peer address. */
  identify(request: IdentityRequest): RequestIdentity;
  /**
   * The origin the caller sees, `https://podium.example.org`: the configured public address, else from `Host`, or from the
   * forwarded headers of a trusted proxy. Absent when the request has no usable `Host`.
   */
  origin(request: IdentityRequest): string | undefined;
  /** A new owner and the `Set-Cookie` value that carries it; `secure` when the caller's origin is https. */
  issueOwner(options: { secure: boolean }): { ownerId: string; cookie: string };
  /** Tokens of one execution, derived, never stored. */
  readToken(executionId: string): string;
  controlToken(executionId: string): string;
  /** What a token allows for an execution. */
  tokenGrants(token: string | undefined, executionId: string): "none" | "read" | "control";
}
