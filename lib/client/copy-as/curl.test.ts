import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { SharedDocument } from "../../contracts/shares";
import { copyAsCurl, shellQuote } from "./curl";

const origin = "http://127.0.0.1:3000";
const documentOf = (content: string, more: Partial<SharedDocument> = {}): SharedDocument => ({
  language: "python",
  files: [{ path: "main.py", content, encoding: "utf8" }],
  ...more,
});

/** What curl would be called with, when a shell reads the text. */
function argumentsIn(shell: string, text: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${text}`;
  const out = execFileSync(shell, ["-c", script], { encoding: "utf8", maxBuffer: 1024 * 1024 });
  return out.split("\0").slice(0, -1);
}

const hostile = [
  "print('it''s')",
  'echo "$(touch /tmp/x)" `id` $HOME !! \\n',
  "a\nb\r\nc\ttab",
  "nul \0 escape \u001b[2J bell \u0007 delete \u007f c1 \u009b",
  "'; rm -rf / #",
  "EOF\nPODIUM\n",
  "ends with a backslash \\",
  "trojan \u202e source \u2066 zero\u200bwidth",
  "lone \ud800 surrogate, emoji 👩‍🚀, ünïcödé",
  "",
];

describe("copyAsCurl", () => {
  it.each(hostile)("gives any shell exactly the program: %j", (content) => {
    const { text } = copyAsCurl(documentOf(content), origin);
    for (const shell of ["bash", "sh"]) {
      const [...args] = argumentsIn(shell, text ?? "");
      expect(args).toContain(`${origin}/api/v1/executions`);
      const body = JSON.parse(args.at(-1) ?? "") as SharedDocument;
      expect(body.files[0]?.content).toBe(content);
    }
  });

  it("holds nothing a terminal would act on while it is pasted", () => {
    for (const content of hostile) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(copyAsCurl(documentOf(content), origin).text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/);
    }
  });

  it("takes several files, input and arguments along, and leaves the title out", () => {
    const document = documentOf("x", {
      files: [
        { path: "it's.py", content: "1", encoding: "utf8" },
        { path: "data/a b.bin", content: "AAE=", encoding: "base64" },
      ],
      entrypoint: "it's.py",
      stdin: "'$(x)'\n",
      args: ["--name=O'Neil", "*"],
      title: "Title",
    });
    const body: unknown = JSON.parse(argumentsIn("bash", copyAsCurl(document, origin).text ?? "").at(-1) ?? "");
    const { title: _, ...expected } = document;
    expect(body).toEqual(expected);
  });

  it("says so instead of copying a command that no shell takes", () => {
    const copied = copyAsCurl(documentOf("x".repeat(200_000)), origin);
    expect(copied.text).toBeUndefined();
    expect(copied.notice).toContain("too long for a command line");
  });
});

describe("shellQuote", () => {
  it("makes one word of anything", () => {
    const text = `a'b''c "d" $e \`f\` \\ \n *`;
    expect(execFileSync("bash", ["-c", `printf %s ${shellQuote(text)}`], { encoding: "utf8" })).toBe(text);
  });
});
