"use client";

import { Copy, Download, Ellipsis, FolderPen, History, Pencil, Share2, Tags, Trash2, Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { ScriptSummary } from "@/lib/contracts/scripts";

/** What can be done with a script. */
export interface ScriptMenuActions {
  open: (script: ScriptSummary) => void;
  /** Asks for another name or folder. */
  place: (script: ScriptSummary) => void;
  /** Asks for its tags. */
  tag: (script: ScriptSummary) => void;
  duplicate: (script: ScriptSummary) => void;
  share: (script: ScriptSummary) => void;
  download: (script: ScriptSummary) => void;
  remove: (script: ScriptSummary) => void;
  restore: (script: ScriptSummary) => void;
}

const icon = "size-3.5";

/** See {@link ScriptMenuActions}. */
export function ScriptMenu({ script, actions }: { script: ScriptSummary; actions: ScriptMenuActions }) {
  if (script.deletedAt) {
    return (
      <IconButton label={`Bring ${script.title} back`} onClick={() => actions.restore(script)}>
        <Undo2 className="size-4" aria-hidden />
      </IconButton>
    );
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={`Actions for ${script.title}`}>
          <Ellipsis className="size-4" aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem icon={<Pencil className={icon} />} onSelect={() => actions.open(script)}>
          Open in the editor
        </MenuItem>
        <MenuLink href={`/scripts/${script.id}`} icon={<History className={icon} />}>
          Versions
        </MenuLink>
        <MenuItem icon={<Share2 className={icon} />} onSelect={() => actions.share(script)}>
          Share
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<FolderPen className={icon} />} onSelect={() => actions.place(script)}>
          Rename or move
        </MenuItem>
        <MenuItem icon={<Tags className={icon} />} onSelect={() => actions.tag(script)}>
          Tags
        </MenuItem>
        <MenuItem icon={<Copy className={icon} />} onSelect={() => actions.duplicate(script)}>
          Duplicate
        </MenuItem>
        <MenuItem icon={<Download className={icon} />} onSelect={() => actions.download(script)}>
          Download
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 className={icon} />} onSelect={() => actions.remove(script)}>
          Delete
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
