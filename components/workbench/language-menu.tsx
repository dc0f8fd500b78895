"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import type { LanguageInfo } from "@/lib/contracts/executions";

/** Properties of {@link LanguageMenu}. */
export interface LanguageMenuProps {
  languages: readonly LanguageInfo[];
  language: string;
  version?: string;
  onChoose: (language: LanguageInfo, version: string) => void;
}

/** Chooses language and version; what this server lacks stands at the end and cannot be chosen. */
export function LanguageMenu({ languages, language, version, onChoose }: LanguageMenuProps) {
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
          {elsewhere.map((each) => (
            <MenuRadioItem key={each.id} value={each.id} disabled>
              <span className="flex-1 truncate">{each.name}</span>
              <span className="text-muted">not on this server</span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
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
