/**
 * `fetch` as a page of this origin has it: addresses are relative to the page, and its cookie goes along unless the call
 * omits it.
 */
export function pageFetch(origin: string, cookie: string | undefined): typeof fetch {
  const network = fetch;
  return (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookie && init.credentials !== "omit") headers.set("cookie", cookie);
    return network(typeof input === "string" ? new URL(input, origin) : input, { ...init, headers });
  };
}
