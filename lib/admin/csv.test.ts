import { expect, it } from "vitest";
import { csvLine } from "./csv";

const line = { id: "1", at: "2026-11-28T00:00:00.000Z", actor: "ada@example.org", action: "limit.changed" };

it("quotes what would end a cell", () => {
  expect(csvLine({ ...line, target: 'a,"b"\nc', detail: { from: 1 } })).toBe(
    `1,2026-11-28T00:00:00.000Z,ada@example.org,limit.changed,"a,""b""\nc","{""from"":1}"\r\n`,
  );
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)"])("lets no spreadsheet calculate %s", (target) => {
  expect(csvLine({ ...line, target })).toContain(`,'${target},`);
});
