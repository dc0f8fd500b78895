import { decode, encode } from "next-auth/jwt";
import { cookieValues } from "./cookie";

/** How long a browser stays signed in, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** next-auth's own name; over https no sister domain without encryption can plant one. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? "__Secure-" : ""}next-auth.session-token`;
}

/** A cookie as data, for those who set cookies in other ways than a header. */
export interface SessionCookie {
  name: string;
  value: string;
  httpOnly: true;
  sameSite: "lax";
  path: "/";
  secure: boolean;
  maxAge: number;
}

/** The value of a `Set-Cookie` header. */
export function setCookieHeader({ name, value, maxAge, secure }: SessionCookie): string {
  return `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Writes and reads next-auth's session cookie, whose token carries the id of a session in the database. */
export interface SessionCookies {
  /** The cookie that signs a browser in. */
  issue(sessionId: string, secure: boolean): Promise<SessionCookie>;
  /** The cookie that signs it out. */
  clear(secure: boolean): SessionCookie;
  /** Session id of a `Cookie` header; absent without a token of ours that has not expired. */
  read(header: string | null, secure: boolean): Promise<string | undefined>;
}

/** Tokens decrypted before; beyond this number all are forgotten. */
const BOUND = 10_000;

/** @param secret next-auth's secret. */
export function createSessionCookies(secret: string): SessionCookies {
  const opened = new Map<string, string | undefined>();
  const cookie = (value: string, maxAge: number, secure: boolean): SessionCookie => {
    return { name: sessionCookieName(secure), value, httpOnly: true, sameSite: "lax", path: "/", secure, maxAge };
  };
  const open = async (token: string) => {
    const payload = await decode({ token, secret }).catch(() => null);
    return typeof payload?.sid === "string" ? payload.sid : undefined;
  };
  return {
    async issue(sessionId, secure) {
      const token = await encode({ token: { sid: sessionId }, secret, maxAge: SESSION_SECONDS });
      return cookie(token, SESSION_SECONDS, secure);
    },
    clear: (secure) => cookie("", 0, secure),
    async read(header, secure) {
      for (const token of cookieValues(header, sessionCookieName(secure))) {
        if (!opened.has(token)) {
          if (opened.size >= BOUND) opened.clear();
          opened.set(token, await open(token));
        }
        const sessionId = opened.get(token);
        if (sessionId) return sessionId;
      }
      return undefined;
    },
  };
}
