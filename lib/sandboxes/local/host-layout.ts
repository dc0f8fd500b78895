import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { INNER_ID } from "./options";
import type { BwrapInput } from "./bwrap-arguments";

/** What the sandboxes' file system is made of on this host. */
export type HostLayout = Pick<BwrapInput, "rootfs" | "links" | "etc" | "masks" | "emptyFolder">;

const LINKS = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];
/** Beneath /usr, but the administrator's rather than the distribution's: may hold keys, configuration and sources. */
const MASKS = ["/usr/local", "/usr/src", "/usr/etc"];

const ETC: Record<string, string> = {
  passwd: `user:x:${INNER_ID}:${INNER_ID}:user:/work:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n`,
  group: `user:x:${INNER_ID}:\nnogroup:x:65534:\n`,
  hosts: "127.0.0.1 localhost sandbox\n::1 localhost\n",
  "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
};

/** Looks at the root file system and writes the sandboxes' own /etc into `folder`. @throws Error of the file system. */
export function prepareLayout(rootfs: string, folder: string): HostLayout {
  // Without the slash at the end, so that the host's own root is an empty prefix.
  const base = rootfs.replace(/\/$/, "");
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const etc = Object.entries(ETC).map(([name, content]) => {
    const source = join(folder, name);
    writeFileSync(source, content);
    // Whatever the server's umask: sandboxes read it as another user.
    chmodSync(source, 0o644);
    return { name, source };
  });
  if (existsSync(`${base}/etc/ld.so.cache`)) {
    copyFileSync(`${base}/etc/ld.so.cache`, join(folder, "ld.so.cache"));
    etc.push({ name: "ld.so.cache", source: join(folder, "ld.so.cache") });
  }
  if (existsSync(`${base}/etc/alternatives`)) etc.push({ name: "alternatives", source: `${base}/etc/alternatives` });
  const emptyFolder = join(folder, "empty");
  mkdirSync(emptyFolder, { recursive: true, mode: 0o755 });
  return {
    rootfs,
    etc,
    emptyFolder,
    links: findLinks(base),
    masks: MASKS.filter((path) => isFolder(`${base}${path}`)),
  };
}

function findLinks(base: string) {
  return LINKS.flatMap((name) => {
    const stat = lstatSync(`${base}/${name}`, { throwIfNoEntry: false });
    if (!stat) return [];
    const target = stat.isSymbolicLink() ? readlinkSync(`${base}/${name}`).replace(/^\//, "") : `usr/${name}`;
    return [{ name, target }];
  });
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
