import { addressScope, createAddressList } from "./address";
import { issueOwnerCookie, readOwnerCookie } from "./cookie";
import { clientAddress, clientOrigin } from "./forwarded";
import type { Identity, IdentityRequest } from "./identity";
import { createSigner, equalText, type Signer } from "./keys";

/** What {@link createIdentity} is made with. */
export interface IdentityOptions {
  secret: string;
  /** Addresses and CIDR ranges whose forwarded headers count. */
  trustedProxies: readonly string[];
  /** Where Podium is reached from outside; absent: from each request. */
  publicUrl?: string;
}

/**
 * Identity by signed cookies and derived tokens; holds no state.
 * @throws Error when the secret is too short or a trusted proxy is not an address.
 */
export function createIdentity(options: IdentityOptions): Identity {
  const signer = createSigner(options.secret);
  const isTrusted = createAddressList(options.trustedProxies);
  const publicOrigin = options.publicUrl && new URL(options.publicUrl).origin;
  const origin = (request: IdentityRequest) => publicOrigin || clientOrigin(request, isTrusted);
  const token = (kind: "read" | "control", id: string) =>
    `${kind}_${signer.sign(`${kind}-token`, id.toLowerCase()).toString("base64url")}`;
  return {
    identify(request) {
      const scope = addressScope(clientAddress(request, isTrusted));
      const secure = origin(request)?.startsWith("https:") ?? false;
      const ownerId = readOwnerCookie(signer, request.headers.get("cookie"), secure);
      return {
        ownerId,
        browserOwnerId: ownerId,
        addressKey: signer.sign("address", scope).toString("base64url"),
        addressOwnerId: addressOwner(signer, scope),
        token: tokenOf(request),
      };
    },
    origin,
    issueOwner: ({ secure }) => issueOwnerCookie(signer, secure),
    readToken: (id) => token("read", id),
    controlToken: (id) => token("control", id),
    tokenGrants(given, id) {
      if (!given) return "none";
      if (equalText(given, token("control", id))) return "control";
      return equalText(given, token("read", id)) ? "read" : "none";
    },
  };
}

/** The same UUID (version 8: made by a rule of our own) for the same address, of no use for finding the address. */
function addressOwner(signer: Signer, scope: string): string {
  const bytes = signer.sign("address-owner", scope).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function tokenOf(request: IdentityRequest): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  return bearer ?? new URL(request.url, "http://podium").searchParams.get("token") ?? undefined;
}
