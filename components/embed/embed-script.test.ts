import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { embedScript } from "./embed-script";

describe("podium-embed.js", () => {
  it("stands alone: it is a program that needs nothing from where it was written", () => {
    const text = embedScript(["python", "c++"]);
    const asked: string[] = [];
    const document = {
      currentScript: { src: "https://podium.example.org/podium-embed.js", addEventListener: () => undefined },
      readyState: "complete",
      querySelectorAll: (selector: string) => {
        asked.push(selector);
        return [];
      },
    };
    runInNewContext(text, { document, URL });
    expect(asked).toEqual(["pre"]);
  });

  it("is small even before it is minified", () => {
    expect(Buffer.byteLength(embedScript(["python", "javascript", "c", "bash"]))).toBeLessThan(4096);
  });
});
