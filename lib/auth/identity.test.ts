import { describe, expect, it } from "vitest";
import { createIdentity } from "./create-identity";

const secret = "a secret of enough length";
const identity = createIdentity({ secret, trustedProxies: ["10.0.0.0/8", "::1"] });
const execution = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";

function from(peerAddress: string, headers: Record<string, string> = {}, url = "/") {
  return { peerAddress, headers: new Headers(headers), url };
}

/** What a browser sends back of a `Set-Cookie` value. */
function sent(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

describe("the owner cookie", () => {
  it("brings its owner back", () => {
    const { ownerId, cookie } = identity.issueOwner({ secure: false });
    expect(identity.identify(from("1.2.3.4", { cookie: `a=b; ${sent(cookie)}; c=d` })).ownerId).toBe(ownerId);
  });

  it("is not readable by scripts and not sent by other sites' forms", () => {
    const { cookie } = identity.issueOwner({ secure: false });
    expect(cookie).toMatch(/^podium_owner=/);
    expect(cookie.split("; ").slice(1)).toEqual(["Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax"]);
  });

  it("has the __Host- name over https, and only that name counts there", () => {
    const { ownerId, cookie } = identity.issueOwner({ secure: true });
    expect(cookie).toMatch(/^__Host-podium_owner=.*; Secure$/);
    const https = { host: "podium.example", "x-forwarded-proto": "https" };
    expect(identity.identify(from("10.1.1.1", { ...https, cookie: sent(cookie) })).ownerId).toBe(ownerId);
    const planted = sent(identity.issueOwner({ secure: false }).cookie);
    expect(identity.identify(from("10.1.1.1", { ...https, cookie: planted })).ownerId).toBeUndefined();
  });

  it("does not count when it was forged", () => {
    const [name = "", value = ""] = sent(identity.issueOwner({ secure: false }).cookie).split("=");
    const [owner, signature = ""] = value.split(".");
    const other = "0197a3c4-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
    const forged = [
      `${other}.${signature}`,
      `${owner}.`,
      `${owner}`,
      `${owner}.${signature}.x`,
      `${owner}.${signature.slice(0, -2)}`,
      `${owner}.${"A".repeat(signature.length)}`,
      `.${signature}`,
      "",
    ];
    for (const cookie of forged)
      expect(identity.identify(from("1.2.3.4", { cookie: `${name}=${cookie}` })).ownerId).toBeUndefined();
  });

  it("of another secret does not count", () => {
    const other = createIdentity({ secret: "another secret of enough length", trustedProxies: [] });
    const cookie = sent(other.issueOwner({ secure: false }).cookie);
    expect(identity.identify(from("1.2.3.4", { cookie })).ownerId).toBeUndefined();
  });
});

describe("tokens", () => {
  it("grant what they are for, in one execution only", () => {
    expect(identity.tokenGrants(identity.readToken(execution), execution)).toBe("read");
    expect(identity.tokenGrants(identity.controlToken(execution), execution)).toBe("control");
    expect(identity.tokenGrants(identity.controlToken(execution), execution.toUpperCase())).toBe("control");
    expect(identity.tokenGrants(identity.controlToken(execution), "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6c")).toBe("none");
  });

  it("grant nothing when a read token is dressed up as a control token", () => {
    const dressed = identity.readToken(execution).replace(/^read_/, "control_");
    expect(identity.tokenGrants(dressed, execution)).toBe("none");
    for (const token of [undefined, "", "read_", "control_x"])
      expect(identity.tokenGrants(token, execution)).toBe("none");
  });

  it("are read from the Authorization header before the address", () => {
    const request = from("1.2.3.4", { authorization: "Bearer read_a" }, "/x?token=read_b");
    expect(identity.identify(request).token).toBe("read_a");
    expect(identity.identify(from("1.2.3.4", { authorization: "Basic x" }, "/x?token=read_b")).token).toBe("read_b");
    expect(identity.identify(from("1.2.3.4")).token).toBeUndefined();
  });
});

describe("the address key", () => {
  const keyOf = (peer: string, forwarded?: string) =>
    identity.identify(from(peer, forwarded ? { "x-forwarded-for": forwarded } : {})).addressKey;

  it("ignores forwarded addresses from anybody but a trusted proxy", () => {
    expect(keyOf("1.2.3.4", "5.6.7.8")).toBe(keyOf("1.2.3.4"));
    expect(keyOf("10.9.9.9", "5.6.7.8")).toBe(keyOf("5.6.7.8"));
  });

  it("takes the last address no trusted proxy added, whatever a caller put before it", () => {
    expect(keyOf("10.9.9.9", "6.6.6.6, 5.6.7.8, 10.0.0.1")).toBe(keyOf("5.6.7.8"));
    expect(keyOf("10.9.9.9", "garbage, 10.0.0.1")).toBe(keyOf("10.0.0.1"));
    expect(keyOf("10.9.9.9", "5.6.7.8:4711")).toBe(keyOf("5.6.7.8"));
    expect(keyOf("10.9.9.9", "[2001:db8::1]:4711")).toBe(keyOf("2001:db8::1"));
  });

  it("is one for an IPv6 /64 and for an IPv4 address however it is written", () => {
    expect(keyOf("2001:db8:1:2::1")).toBe(keyOf("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    expect(keyOf("2001:db8:1:2::1")).not.toBe(keyOf("2001:db8:1:3::1"));
    expect(keyOf("::ffff:1.2.3.4")).toBe(keyOf("1.2.3.4"));
    expect(keyOf("::ffff:102:304")).toBe(keyOf("1.2.3.4"));
    expect(keyOf("1.2.3.4")).not.toBe(keyOf("1.2.3.5"));
  });

  it("trusts a proxy that arrives as an IPv4-mapped address", () => {
    expect(keyOf("::ffff:10.0.0.1", "5.6.7.8")).toBe(keyOf("5.6.7.8"));
  });

  it("does not show the address, and names the same owner each time", () => {
    const first = identity.identify(from("1.2.3.4"));
    expect(JSON.stringify(first)).not.toContain("1.2.3.4");
    expect(first.addressOwnerId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(identity.identify(from("1.2.3.4")).addressOwnerId).toBe(first.addressOwnerId);
    expect(identity.identify(from("1.2.3.5")).addressOwnerId).not.toBe(first.addressOwnerId);
  });
});

describe("the origin", () => {
  it("is the caller's Host, and the forwarded one only from a trusted proxy", () => {
    const forwarded = { host: "inner:3000", "x-forwarded-host": "podium.example", "x-forwarded-proto": "https" };
    expect(identity.origin(from("1.2.3.4", forwarded))).toBe("http://inner:3000");
    expect(identity.origin(from("10.0.0.1", forwarded))).toBe("https://podium.example");
    expect(identity.origin(from("1.2.3.4", { host: "a/b" }))).toBeUndefined();
  });

  it("is the configured one when there is one", () => {
    const fixed = createIdentity({ secret, trustedProxies: [], publicUrl: "https://podium.example/" });
    expect(fixed.origin(from("1.2.3.4", { host: "inner" }))).toBe("https://podium.example");
  });
});

it("refuses a short secret and a proxy that is not an address", () => {
  expect(() => createIdentity({ secret: "short", trustedProxies: [] })).toThrow(/secret/);
  for (const entry of ["nonsense", "10.0.0.0/33", "10.0.0.0/", "::1/129", "10.0.0.0/8/8"]) {
    expect(() => createIdentity({ secret, trustedProxies: [entry] })).toThrow(/TRUSTED_PROXIES/);
  }
});
