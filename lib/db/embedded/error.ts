/** The embedded PostgreSQL cannot be used; the message says why and what to do, in one sentence. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}
