import { describe, expect, it } from "vitest";
import { createSigner } from "../../auth/keys";
import { type PeerRequest, PeerVerifier, signPeerRequest } from "./signature";

const signer = createSigner("a secret of the tests, long enough");
const request: PeerRequest = {
  replicaId: "two",
  method: "POST",
  path: "/executions/1/control",
  body: '{"type":"cancel"}',
};

describe("a request of one server to another", () => {
  let now = 1_000_000;
  const verifier = new PeerVerifier(signer, () => now);

  it("is taken once, and answered with a proof that only a server of the installation can give", () => {
    const signed = signPeerRequest(signer, request, now);
    expect(verifier.verify(request, signed.header)).toBe(signed.answer);
    expect(verifier.verify(request, signed.header)).toBeUndefined();
    const stranger = signPeerRequest(createSigner("another secret, also long enough"), request, now);
    expect(verifier.verify(request, stranger.header)).toBeUndefined();
  });

  it.each([
    ["for another server", { replicaId: "three" }],
    ["with another body", { body: '{"type":"interrupt"}' }],
    ["about another execution", { path: "/executions/2/control" }],
    ["with another method", { method: "GET" }],
  ])("is refused %s", (_, changed) => {
    const { header } = signPeerRequest(signer, request, now);
    expect(verifier.verify({ ...request, ...changed }, header)).toBeUndefined();
  });

  it("is refused when it is old, also when nobody remembers it any more", () => {
    const { header } = signPeerRequest(signer, request, now);
    expect(verifier.verify(request, header)).toBeDefined();
    now += 61_000;
    expect(verifier.verify(request, header)).toBeUndefined();
    now += 600_000;
    expect(verifier.verify(request, header)).toBeUndefined();
  });

  it.each([undefined, "", "1.2.3", "x.y.z", `${now}..`, "NaN.nonce.mac"])(
    "is refused with %j as its signature",
    (header) => {
      expect(verifier.verify(request, header)).toBeUndefined();
    },
  );
});
