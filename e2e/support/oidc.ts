import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** An OpenID Connect provider for a test: whoever types a name is that person, in these groups. */
export interface OidcServer {
  issuer: string;
  /** Who may sign in at an address of Podium. */
  client: { id: string; secret: string };
  close(): Promise<void>;
}

/** Starts a real provider on loopback. @param groups by the name typed there */
export async function startOidc(groups: Readonly<Record<string, readonly string[]>>): Promise<OidcServer> {
  const client = { id: "podium", secret: "a secret that the two of them share" };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        // Podium takes a free port, which is not known yet; native applications may leave theirs open.
        application_type: "native",
        redirect_uris: ["http://127.0.0.1/api/auth/callback/oidc"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    cookies: { keys: ["keys of a test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id,
        email: `${id}@example.org`,
        email_verified: true,
        groups: [...(groups[id] ?? [])],
      }),
    }),
  });
  server.on("request", provider.callback());
  return {
    issuer,
    client,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
