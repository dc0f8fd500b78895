import type { Role } from "../contracts/accounts";

/** A page beside the editor. */
export interface Place {
  href: string;
  name: string;
}

const places: readonly (Place & { roles?: readonly Role[] })[] = [
  { href: "/history", name: "History" },
  { href: "/scripts", name: "Scripts" },
  { href: "/reservations", name: "Reservations", roles: ["teacher", "admin"] },
  { href: "/settings", name: "Settings" },
  { href: "/admin", name: "Admin", roles: ["admin"] },
];

/** The pages somebody can go to, in the order bars and menus show them. */
export function pagePlaces(role: Role | undefined): readonly Place[] {
  return places.filter(({ roles }) => !roles || (role && roles.includes(role)));
}
