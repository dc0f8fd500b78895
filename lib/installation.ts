import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const installationSchema = z.object({
  /** Tells this installation's sandboxes, control groups and rows from another's. */
  id: z.string().regex(/^[a-z0-9]{12}$/),
  secret: z.string().min(32),
});

/** What makes this data folder an installation of its own. */
export type Installation = z.infer<typeof installationSchema>;

/**
 * Reads the installation of a data folder, or makes it at the first start.
 * @throws Error when the file is there and not readable as one: a new secret would sign everybody out.
 */
export function openInstallation(dataFolder: string): Installation {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  const file = join(dataFolder, "installation.json");
  try {
    const made = { id: randomBytes(6).toString("hex"), secret: randomBytes(32).toString("base64url") };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: "wx" });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  try {
    return installationSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(
      `${file} is damaged. Restore it from a backup, or delete it to begin with new keys (everybody gets a new cookie).`,
      {
        cause,
      },
    );
  }
}

/** The installation of every server that signs with this key, whatever its data folder. */
export function sharedInstallation(secret: string): string {
  return createHmac("sha256", secret).update("podium installation").digest("hex").slice(0, 12);
}
