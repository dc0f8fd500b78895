const allowedHeaders = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Prefer, X-Request-Id";
const exposedHeaders =
  "Location, Retry-After, Preference-Applied, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id, Content-Disposition";
const preflightSeconds = 600;

/**
 * Lets configured origins read the answer. Cookies are allowed only for origins named one by one, never with `*`.
 * @param origins `CORS_ORIGINS`; empty: other origins get nothing.
 */
export function allowOrigin(response: Headers, request: Headers, origins: readonly string[]): boolean {
  if (origins.length === 0) return false;
  response.append("Vary", "Origin");
  const origin = request.get("origin");
  const named = origin !== null && origin !== "null" && origins.includes(origin);
  if (!origin || !(named || origins.includes("*"))) return false;
  response.set("Access-Control-Allow-Origin", named ? origin : "*");
  if (named) response.set("Access-Control-Allow-Credentials", "true");
  response.set("Access-Control-Expose-Headers", exposedHeaders);
  response.set("Cross-Origin-Resource-Policy", "cross-origin");
  return true;
}

/** Answer of `OPTIONS`: the methods, and to a preflight of an allowed origin what it may send; the wrapper adds the rest. */
export function optionsResponse(request: Headers, methods: readonly string[], origins: readonly string[]): Response {
  const headers = new Headers({ Allow: methods.join(", ") });
  if (allowOrigin(new Headers(), request, origins)) {
    headers.set("Access-Control-Allow-Methods", methods.join(", "));
    headers.set("Access-Control-Allow-Headers", allowedHeaders);
    headers.set("Access-Control-Max-Age", String(preflightSeconds));
  }
  return new Response(null, { status: 204, headers });
}
