/** A part of a stream, as the store hands it over. */
type Page = readonly { seq: number; data: Buffer }[];

/** Bytes of a stream, page by page; the next page is read when the one before has been taken. */
export async function* outputPages(first: Page, read: (after: number) => Promise<Page>): AsyncGenerator<Buffer> {
  for (let page = first; page.length > 0; page = await read(page.at(-1)?.seq ?? 0)) {
    yield Buffer.concat(page.map(({ data }) => data));
  }
}
