import { ProblemError } from "../contracts/errors";

/** Where a page ends: the keyset of its last row. */
export function encodeCursor(row: { createdAt: Date; id: string }): string {
  return Buffer.from(`${row.createdAt.toISOString()} ${row.id}`).toString("base64url");
}

/**
 * @param shape of the ids these pages are of
 * @throws ProblemError `invalid_request` when it is not one that {@link encodeCursor} made.
 */
export function decodeCursor(cursor: string, shape = /^[0-9a-f-]{36}$/): { createdAt: Date; id: string } {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const createdAt = new Date(at);
  if (Number.isNaN(createdAt.getTime()) || !shape.test(id)) {
    throw new ProblemError(
      "invalid_request",
      "This cursor is not one of ours. Leave it out to start from the newest.",
      {
        errors: [{ path: "cursor", message: "Not a cursor." }],
      },
    );
  }
  return { createdAt, id };
}
