import type { Role } from "../contracts/accounts";
import type { StoredUser } from "./repository";

/** A row as it comes from the database. */
export type UserRow = Omit<StoredUser, "role"> & { role: string };

/** Only the CHECK's three roles are stored. */
export function toUser(row: UserRow): StoredUser {
  return { ...row, role: row.role as Role };
}
