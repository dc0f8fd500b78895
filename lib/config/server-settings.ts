import { optional, setting } from "./setting";
import {
  absolutePath,
  bearerToken,
  names,
  networks,
  oneOf,
  origin,
  origins,
  postgresUrl,
  smtpUrl,
  text,
  wholeNumber,
} from "./values";

/** Where the server listens and what it keeps. */
export const serverSettings = {
  PORT: setting(wholeNumber(0, 65_535), "3000", "Port to listen on; 0 takes a free one."),
  HOST: setting(text(), "127.0.0.1", "Address to listen on; 0.0.0.0 for every one."),
  PODIUM_PUBLIC_URL: optional(origin(), "Where people reach Podium, when that is not the address it listens on."),
  PODIUM_DATA: setting(text(), ".podium", "Folder of all data; relative to the checkout, or absolute."),
  DATABASE_URL: optional(postgresUrl(), {
    about: "PostgreSQL to use instead of the one Podium starts itself; needs PODIUM_SECRET.",
    secret: true,
  }),
  PODIUM_SECRET: optional(text(32), {
    about: "Key that signs cookies and tokens, at least 32 characters. Without DATABASE_URL one is made and kept.",
    secret: true,
  }),
  PODIUM_PEER_HOST: setting(
    text(),
    "127.0.0.1",
    "Address of this server at which others with the same DATABASE_URL reach it, for what it runs.",
  ),
  PODIUM_PEER_PORT: setting(wholeNumber(0, 65_535), "0", "Port for that; 0 takes a free one."),
  PODIUM_LOG_LEVEL: setting(oneOf("debug", "info", "warn", "error", "silent"), "info", "How much is logged."),
  PODIUM_METRICS_TOKEN: optional(bearerToken(16), {
    about: "Bearer token /metrics asks for; without one it answers everybody.",
    secret: true,
  }),
  PODIUM_SHUTDOWN_GRACE_MS: setting(
    wholeNumber(0, 3_600_000),
    "10000",
    "Time running executions get to end when the server stops, in milliseconds.",
  ),
  PODIUM_GITHUB_ID: optional(text(), "Client id of a GitHub OAuth app that signs people in."),
  PODIUM_GITHUB_SECRET: optional(text(), { about: "Its secret.", secret: true }),
  PODIUM_GOOGLE_ID: optional(text(), "Client id of a Google OAuth client that signs people in."),
  PODIUM_GOOGLE_SECRET: optional(text(), { about: "Its secret.", secret: true }),
  PODIUM_OIDC_ISSUER: optional(text(), "Address of an OpenID Connect provider that signs people in."),
  PODIUM_OIDC_NAME: setting(text(), "Single sign-on", "What its button says."),
  PODIUM_OIDC_ID: optional(text(), "Client id at that provider."),
  PODIUM_OIDC_SECRET: optional(text(), { about: "Its secret.", secret: true }),
  PODIUM_OIDC_GROUPS_CLAIM: setting(text(), "groups", "Claim that lists a person's groups at that provider."),
  PODIUM_OIDC_ADMIN_GROUPS: setting(names(), "", "Groups there whose members are administrators here."),
  PODIUM_OIDC_TEACHER_GROUPS: setting(names(), "", "Groups there whose members are teachers here."),
  PODIUM_SMTP_URL: optional(smtpUrl(), {
    about: "Mail server for links that set a new password, as in smtps://user:password@mail.example.org.",
    secret: true,
  }),
  PODIUM_MAIL_FROM: setting(text(3), "Podium <podium@localhost>", "Who these mails come from."),
  TRUSTED_PROXIES: setting(networks(), "", "Proxies whose Forwarded headers count."),
  PODIUM_CORS_ORIGINS: setting(origins(), "", "Other sites whose pages may call the API."),
  PODIUM_EMBED_ORIGINS: setting(origins(), "", "Other sites whose pages may embed runnable code."),
};

/** What runs the sandboxes. */
export const engineSettings = {
  PODIUM_ENGINE: setting(
    oneOf("local", "kubernetes"),
    "local",
    "What runs the sandboxes: this machine, or pods of a cluster.",
  ),
  PODIUM_BWRAP: optional(absolutePath(), "The bubblewrap program, when it is not found by itself."),
  PODIUM_CGROUPS: setting(oneOf("auto", "off"), "auto", "Whether control groups are used where the host has them."),
  PODIUM_UID_START: setting(wholeNumber(1_000, 4_000_000_000), "200000", "First user id for sandboxes, as root."),
  PODIUM_UID_COUNT: setting(wholeNumber(1, 1_000_000), "1000", "How many user ids follow it."),
};
