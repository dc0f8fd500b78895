const attempts = 5;

/** PostgreSQL's words for "these transactions got in each other's way, try again": deadlock, serialization failure. */
const transient = /40P01|40001|P2034|deadlock detected|could not serialize/;

/** Tries again when PostgreSQL undid a statement in favour of another one. */
export async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !transient.test(describe(error))) throw error;
    }
  }
}

function describe(error: unknown): string {
  const { code, message, meta } = error as { code?: unknown; message?: unknown; meta?: unknown };
  return `${String(code)} ${String(message)} ${JSON.stringify(meta ?? null)}`;
}
