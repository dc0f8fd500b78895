/** A line of GitHub's list of somebody's addresses. */
interface GithubAddress {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** GitHub's API. */
const api = "https://api.github.com";

/**
 * The address GitHub has checked: the primary one, else the first. The one on somebody's profile is not looked at, nor one
 * that is not checked: it would lead into the account of whoever owns it.
 * @returns null when there is none, or the list cannot be read
 */
export async function verifiedGithubAddress(accessToken: string, url = `${api}/user/emails`): Promise<string | null> {
  const headers = { Accept: "application/vnd.github+json", Authorization: `Bearer ${accessToken}` };
  const answer = await fetch(url, { headers });
  if (!answer.ok) return null;
  const list: unknown = await answer.json();
  const verified = Array.isArray(list) ? list.filter(isVerified) : [];
  return (verified.find(({ primary }) => primary) ?? verified[0])?.email ?? null;
}

function isVerified(line: unknown): line is GithubAddress {
  const { email, verified } = (line ?? {}) as Partial<GithubAddress>;
  return verified === true && typeof email === "string";
}
