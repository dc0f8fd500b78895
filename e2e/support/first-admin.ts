/** The token a new server prints for its first administrator. */
export function firstAdminToken(printed: string): string {
  const token = /signup\?token=([\w-]+)/.exec(printed)?.[1];
  if (!token) throw new Error(`No token was printed:\n${printed}`);
  return token;
}
