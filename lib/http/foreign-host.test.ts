import { describe, expect, it } from "vitest";
import { isForeignHost } from "./foreign-host";

const local = { host: "127.0.0.1", trustedProxies: [] };

describe("a server for this machine alone", () => {
  it("answers to this machine's names and to addresses", () => {
    for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "podium.localhost", undefined]) {
      expect(isForeignHost(host, local), host).toBe(false);
    }
  });
  it("refuses a name that somebody pointed at it", () => {
    for (const host of ["evil.example:3000", "localhost.evil.example", "127.0.0.1.evil.example"]) {
      expect(isForeignHost(host, local), host).toBe(true);
    }
  });
  it("takes any name once it is configured to be reached", () => {
    for (const config of [
      { ...local, host: "0.0.0.0" },
      { ...local, publicUrl: "https://run.example" },
      { ...local, trustedProxies: ["127.0.0.1"] },
    ]) {
      expect(isForeignHost("run.example", config)).toBe(false);
    }
  });
});
