import type { AuditLine } from "../contracts/admin";

const columns = ["id", "at", "actor", "action", "target", "detail"] as const;

/** The first line of an exported audit log. */
export const csvHeader = `${columns.join(",")}\r\n`;

/** One entry as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(line: AuditLine): string {
  const cells = columns.map((name) => (name === "detail" ? JSON.stringify(line.detail ?? {}) : (line[name] ?? "")));
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
