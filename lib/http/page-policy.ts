/**
 * Content security policy of the pages: scripts only with this nonce (and what they load), nothing from another origin.
 * @param options.development React's debugging needs `eval` there.
 * @param options.framedBy origins whose pages may show this one in a frame; by default none.
 */
export function pagePolicy(nonce: string, options: { development: boolean; framedBy?: readonly string[] }): string {
  const { development, framedBy = [] } = options;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Monaco and the terminal place their text with inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    // 'self' covers ws: and wss: of the same host in current browsers.
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy.length > 0 ? framedBy.join(" ") : "'none'"}`,
  ].join("; ");
}
