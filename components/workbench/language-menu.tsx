"use client";

import { ChevronDown, CircleDashed, Package } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  Menu,
  MenuContent,
  MenuGroup,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import type { LanguageInfo } from "@/lib/contracts/executions";

/** Properties of {@link LanguageMenu}. */
export interface LanguageMenuProps {
  languages: readonly LanguageInfo[];
  language: string;
  version?: string;
  onChoose: (language: LanguageInfo, version: string) => void;
  /** Somebody wants to know what a language has here, or how to get it. */
  onAbout: (language: LanguageInfo) => void;
}

/** Chooses language and version; of what this server lacks, at the end, it is told how to get it. */
export function LanguageMenu({ languages, language, version, onChoose, onAbout }: LanguageMenuProps) {
  const current = languages.find(({ id }) => id === language);
  const chosen = current?.versions.find(({ id }) => id === version) ?? defaultVersion(current);
  const rows = languages.flatMap((each) => each.versions.map((one) => ({ language: each, version: one })));
  const here = rows.filter((row) => row.language.available);
  const elsewhere = languages.filter((each) => !each.available);
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost">
          <span className="sr-only">Language:</span>{" "}
          <span className="max-w-32 truncate">{current?.name ?? language}</span>{" "}
          <span className="tabular font-normal text-muted">{shortVersion(chosen?.full)}</span>
          <ChevronDown className="size-3.5 text-muted" aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={`${language} ${chosen?.id}`}>
          {here.map((row) => (
            <MenuRadioItem
              key={`${row.language.id} ${row.version.id}`}
              value={`${row.language.id} ${row.version.id}`}
              onSelect={() => onChoose(row.language, row.version.id)}
            >
              <span className="flex-1 truncate">{row.language.name}</span>
              <span className="tabular text-muted">{row.version.full}</span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        {elsewhere.length > 0 ? (
          <>
            <MenuSeparator />
            <MenuLabel>Not on this server</MenuLabel>
            <MenuGroup aria-label="Not on this server">
              {elsewhere.map((each) => (
                <MenuItem
                  key={each.id}
                  icon={<CircleDashed className="size-4" aria-hidden />}
                  onSelect={() => onAbout(each)}
                >
                  {each.name} …<span className="sr-only"> how to get it</span>
                </MenuItem>
              ))}
            </MenuGroup>
          </>
        ) : null}
        {current ? (
          <>
            <MenuSeparator />
            <MenuItem icon={<Package className="size-4" aria-hidden />} onSelect={() => onAbout(current)}>
              Packages and formatter of {current.name}
            </MenuItem>
          </>
        ) : null}
      </MenuContent>
    </Menu>
  );
}

function defaultVersion(language: LanguageInfo | undefined): LanguageInfo["versions"][number] | undefined {
  return language?.versions.find((version) => version.default) ?? language?.versions[0];
}

/** "3.11" of "3.11.2". */
function shortVersion(full: string | undefined): string {
  return /^\d+(\.\d+)?/.exec(full ?? "")?.[0] ?? full ?? "";
}
