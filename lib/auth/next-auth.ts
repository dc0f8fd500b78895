import type { AuthOptions, Profile } from "next-auth";
import type { Provider } from "next-auth/providers/index";
import credentials from "next-auth/providers/credentials";
import github, { type GithubProfile } from "next-auth/providers/github";
import google from "next-auth/providers/google";
import type { Config, OidcConfig } from "../config/config";
import { signInSchema } from "../contracts/accounts";
import type { SessionService, UserService, Visitor } from "../users/service";
import { verifiedGithubAddress } from "./github-address";
import { roleOf } from "./oidc-role";
import { SESSION_SECONDS } from "./session-cookie";

/** What next-auth is set up with for one request. */
export interface NextAuthParts {
  users: UserService;
  sessions: SessionService;
  config: Pick<Config, "signIn">;
  secret: string;
  visitor: Visitor;
  userAgent: string;
  secure: boolean;
  /** The code that a failure is known by; rethrows what is none. */
  codeOf: (error: unknown) => string;
}

/** next-auth's options: its token carries only the id of a session in the database, so that a session can be revoked. */
export function authOptions({
  users,
  sessions,
  config,
  secret,
  visitor,
  userAgent,
  secure,
  codeOf,
}: NextAuthParts): AuthOptions {
  return {
    secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/login", error: "/login", signOut: "/login" },
    providers: [
      credentials({
        credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
        async authorize(given) {
          const { email, password } = given ?? {};
          const body = signInSchema.safeParse({ email, password });
          if (!body.success) throw new Error("wrong_credentials");
          return users.signIn(visitor, body.data).catch((error: unknown) => {
            throw new Error(codeOf(error));
          });
        },
      }),
      ...elsewhere(config.signIn),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === "credentials") return true;
        if (!user.email) return "/login?error=no_email";
        try {
          const { provider, providerAccountId: subject } = account;
          const emailVerified = isVerified(provider, profile);
          const role = provider === "oidc" ? roleOf(config.signIn.oidc, profile) : undefined;
          const identity = { provider, subject, email: user.email, emailVerified, name: user.name ?? undefined, role };
          user.id = (await users.signInElsewhere(visitor, identity)).id;
          return true;
        } catch (error) {
          return `/login?error=${codeOf(error)}`;
        }
      },
      async jwt({ token, user }) {
        return user ? { sid: await sessions.open(user.id, userAgent) } : token;
      },
      async session({ session, token }) {
        const user = typeof token.sid === "string" ? await sessions.find(token.sid) : undefined;
        return { expires: session.expires, user: user && { name: user.name, email: user.email } };
      },
    },
    events: {
      async signOut({ token }) {
        const user = typeof token.sid === "string" ? await sessions.find(token.sid) : undefined;
        if (user) await sessions.end(user, user.sessionId);
      },
    },
  };
}

/** Services the server is configured for, with the names of their buttons. */
export function signInProviders({ github: hub, google: goog, oidc }: Config["signIn"]): { id: string; name: string }[] {
  return [
    ...(hub ? [{ id: "github", name: "GitHub" }] : []),
    ...(goog ? [{ id: "google", name: "Google" }] : []),
    ...(oidc ? [{ id: "oidc", name: oidc.name }] : []),
  ];
}

function elsewhere({ github: hub, google: goog, oidc }: Config["signIn"]): Provider[] {
  return [
    ...(hub ? [gitHub(hub)] : []),
    ...(goog ? [google({ clientId: goog.id, clientSecret: goog.secret })] : []),
    ...(oidc ? [openIdConnect(oidc)] : []),
  ];
}

function gitHub({ id, secret }: { id: string; secret: string }): Provider {
  return github({
    clientId: id,
    clientSecret: secret,
    userinfo: {
      url: "https://api.github.com/user",
      async request({ tokens, client }) {
        const token = tokens.access_token ?? "";
        const profile = await client.userinfo<GithubProfile>(token);
        return { ...profile, email: await verifiedGithubAddress(token) } as unknown as Profile;
      },
    },
  });
}

interface OidcProfile {
  sub: string;
  name?: string;
  email?: string;
}

function openIdConnect({ id, secret, issuer, name }: OidcConfig): Provider {
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId: id,
    clientSecret: secret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    // Three and a half seconds otherwise, in which a provider that has just woken up may not answer.
    httpOptions: { timeout: 10_000 },
    checks: ["pkce", "state", "nonce"],
    // Providers differ in where they put e-mail and groups; both are signed or fetched from the provider itself.
    userinfo: {
      async request({ tokens, client }) {
        const claims = tokens.id_token ? (tokens as unknown as { claims(): OidcProfile }).claims() : undefined;
        const more = await client.userinfo<OidcProfile>(tokens.access_token ?? "");
        if (claims && more.sub !== claims.sub) throw new Error("The provider answered for somebody else.");
        return { ...claims, ...more } as OidcProfile;
      },
    },
    profile: (profile: OidcProfile) => ({ id: profile.sub, name: profile.name ?? null, email: profile.email ?? null }),
  };
}

/** Of GitHub only an address that it has checked is taken; the others say whether they have. */
function isVerified(provider: string, profile: Profile | undefined): boolean {
  return provider === "github" || (profile as { email_verified?: boolean } | undefined)?.email_verified === true;
}
