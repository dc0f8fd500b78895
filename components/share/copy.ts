import { toast } from "@/components/ui/toast-store";
import { writeClipboard } from "@/lib/client/copy-as/clipboard";
import type { Copied } from "@/lib/client/copy-as/copied";

/** Copies, and says what was copied, what was left out, or why nothing was. */
export async function copyAndSay(what: string, { text, notice }: Copied): Promise<boolean> {
  if (text === undefined) {
    toast({ text: notice ?? `There is no ${what} to copy.`, duration: 6_000 });
    return false;
  }
  const done = await writeClipboard(text);
  const said = done ? `Copied the ${what}.` : `This browser did not let the page copy. Select the ${what} and copy it.`;
  toast({ text: notice && done ? `${said} ${notice}` : said, ...(notice && { duration: 6_000 }) });
  return done;
}
