/** What is known of where a request comes from. */
export interface OriginCheck {
  headers: Headers;
  /** Origin the caller sees; absent when unknown. */
  ownOrigin: string | undefined;
  /** Configured origins that may use the API; `*` among them allows no cookie. */
  allowedOrigins: readonly string[];
}

/**
 * Whether a request that acts with a cookie may have been sent by another site's page. A program sends neither
 * `Sec-Fetch-Site` nor `Origin` and passes; a browser sends at least one with everything that changes something.
 */
export function isCrossSite({ headers, ownOrigin, allowedOrigins }: OriginCheck): boolean {
  const origin = headers.get("origin");
  if (origin && origin !== "null" && allowedOrigins.includes(origin)) return false;
  const site = headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  return origin !== null && origin !== ownOrigin;
}
