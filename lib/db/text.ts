/** PostgreSQL's text holds no NUL character; U+FFFD stands for it. */
export function withoutNul(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}
