"use client";

import { ChevronDown, Code, FileText, Terminal } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { copyAsCurl } from "@/lib/client/copy-as/curl";
import { copyAsEmbed } from "@/lib/client/copy-as/embed";
import { type CopiedRun, copyAsMarkdown } from "@/lib/client/copy-as/markdown";
import type { SharedDocument } from "@/lib/contracts/shares";
import { copyAndSay } from "./copy";

/** Properties of {@link CopyAsMenu}. */
export interface CopyAsMenuProps {
  document: () => SharedDocument | Promise<SharedDocument>;
  /** The run beside the code, when there is one. */
  run: () => CopiedRun | undefined | Promise<CopiedRun | undefined>;
  /** The link, once there is one. */
  url?: string;
}

/** Code as others want it: a command, a text, a frame for a page. */
export function CopyAsMenu({ document, run, url }: CopyAsMenuProps) {
  const curl = async () => copyAndSay("curl command", copyAsCurl(await document(), location.origin));
  const markdown = async () => copyAndSay("Markdown", copyAsMarkdown(await document(), await run(), url));
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost">
          Copy as
          <ChevronDown className="size-3.5 text-muted" aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem icon={<Terminal className="size-4" aria-hidden />} onSelect={() => void curl()}>
          curl command
        </MenuItem>
        <MenuItem icon={<FileText className="size-4" aria-hidden />} onSelect={() => void markdown()}>
          Markdown
        </MenuItem>
        {url ? (
          <MenuItem
            icon={<Code className="size-4" aria-hidden />}
            onSelect={() => void copyAndSay("frame for your page", copyAsEmbed(url))}
          >
            Frame for your page
          </MenuItem>
        ) : null}
      </MenuContent>
    </Menu>
  );
}
