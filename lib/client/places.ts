/** A page beside the editor. */
export interface Place {
  href: string;
  name: string;
}

const everyone: readonly Place[] = [
  { href: "/history", name: "History" },
  { href: "/scripts", name: "Scripts" },
  { href: "/settings", name: "Settings" },
];

/** The pages somebody can go to, in the order bars and menus show them. */
export function pagePlaces(admin: boolean): readonly Place[] {
  return admin ? [...everyone, { href: "/admin", name: "Admin" }] : everyone;
}
