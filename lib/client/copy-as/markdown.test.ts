import { describe, expect, it } from "vitest";
import type { SharedDocument } from "../../contracts/shares";
import { copyAsMarkdown } from "./markdown";

const documentOf = (content: string, more: Partial<SharedDocument> = {}): SharedDocument => ({
  language: "python",
  files: [{ path: "main.py", content, encoding: "utf8" }],
  ...more,
});

describe("copyAsMarkdown", () => {
  it("holds code, input, output, outcome and link in this order", () => {
    const usage = {
      wallMs: 142,
      waitedMs: 0,
      cpuMs: 21,
      memoryBytes: 9 * 1024 * 1024,
      stdoutBytes: 11,
      stderrBytes: 0,
      droppedBytes: 0,
    };
    const { text, notice } = copyAsMarkdown(
      documentOf("print(f'Hello {input()}')\n", { stdin: "Ada\n", title: "Greet" }),
      { output: "\u001b[32mHello Ada\u001b[0m\n", result: { outcome: "ok", exitCode: 0, usage } },
      "https://podium.example.org/s/abc",
    );
    expect(notice).toBeUndefined();
    expect(text).toBe(
      [
        "**Greet**",
        "```python\nprint(f'Hello {input()}')\n```",
        "Input:",
        "```text\nAda\n```",
        "Output:",
        "```text\nHello Ada\n```",
        "ok · exit 0 · 142 ms · 9 MiB",
        "[Open in Podium](<https://podium.example.org/s/abc>)\n",
      ].join("\n\n"),
    );
  });

  it("cannot be left by backticks in the code", () => {
    const { text } = copyAsMarkdown(documentOf("a = '```'\n````\nend"));
    expect(text).toBe("`````python\na = '```'\n````\nend\n`````\n");
  });

  it("shows titles, names and arguments as they are, never as Markdown or HTML", () => {
    const { text } = copyAsMarkdown(
      documentOf("1", {
        title: "<img src=x onerror=alert(1)> [a](javascript:b) **c**\n# d",
        files: [
          { path: "a`b.py", content: "1", encoding: "utf8" },
          { path: "<b>.bin", content: "AAAA", encoding: "base64" },
        ],
        args: ["`"],
      }),
    );
    expect(text).toContain("\\<img src\\=x onerror\\=alert\\(1\\)\\> \\[a\\]\\(javascript\\:b\\) \\*\\*c\\*\\* \\# d");
    expect(text).toContain("``a`b.py``");
    expect(text).toContain("`<b>.bin`");
    expect(text).toContain("Arguments: `` ` ``");
    expect(text).toContain("_3 B, not text_");
  });

  it("names each of several files", () => {
    const files = ["main.py", "util.py"].map((path) => ({ path, content: path, encoding: "utf8" as const }));
    expect(copyAsMarkdown(documentOf("", { files })).text).toBe(
      "`main.py`\n\n```python\nmain.py\n```\n\n`util.py`\n\n```python\nutil.py\n```\n",
    );
  });

  it("replaces NUL and other control characters", () => {
    expect(copyAsMarkdown(documentOf("a\0b\u001b[2Jc\r\nd\re")).text).toBe(
      "```python\na\ufffdb\ufffd[2Jc\nd\ne\n```\n",
    );
  });

  it("bounds what is very long and says what is missing", () => {
    const { text, notice } = copyAsMarkdown(documentOf("x".repeat(100_000)), { output: "y\n".repeat(50_000) });
    expect(text?.length).toBeLessThan(81_000);
    expect(text).toContain("_40,000 more characters of code left out_");
    expect(notice).toContain("characters of output were left out");
  });

  it("does not cut a character in two", () => {
    const { text } = copyAsMarkdown(documentOf(`${"x".repeat(59_999)}👩`));
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it("takes no language that would leave the fence's first line", () => {
    expect(copyAsMarkdown(documentOf("1", { language: "x\n# y" })).text).toBe("```\n1\n```\n");
  });
});
