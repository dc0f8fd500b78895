/** What stands behind the question mark of a page's address: a name may come twice. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** The first of each, as if the others were not there. */
export async function firstOfEach(query: PageQuery): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await query);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}
