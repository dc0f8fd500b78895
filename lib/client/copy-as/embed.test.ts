import { expect, it } from "vitest";
import { copyAsEmbed } from "./embed";

it("a link becomes a frame of the page that may be framed", () => {
  const { text, notice } = copyAsEmbed("https://podium.example.org/s/abcDEF123?theme=dark");
  expect(text).toContain('<iframe src="https://podium.example.org/embed/abcDEF123" title="Runnable code"');
  expect(notice).toBeUndefined();
});
