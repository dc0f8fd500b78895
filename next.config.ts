import type { NextConfig } from "next";

const pageHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** Next's settings; the content security policy has a nonce and is therefore set in `proxy.ts`. */
const config: NextConfig = {
  // A title comes with its page for everyone: streamed later, it is missing while a page refreshes itself.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Next would write rules for agents into the repository.
  agentRules: false,
  turbopack: {
    root: import.meta.dirname,
    // Zod's words in fifty languages are half of it, and nothing here asks for them.
    resolveAlias: { "../locales/index.js": "./lib/contracts/no-locales.ts" },
  },
  // `npm run validate` checks the types; a start from source should not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/((?!api(?:/|$)).*)", headers: pageHeaders }],
};

export default config;
