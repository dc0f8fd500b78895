"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuGroup, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { LanguageInfo } from "@/lib/contracts/executions";

/** A program to try. */
export type Example = LanguageInfo["examples"][number];

/** Properties of {@link ExamplesMenu}. */
export interface ExamplesMenuProps {
  languages: readonly LanguageInfo[];
  language: string;
  onOpen: (language: LanguageInfo, example: Example) => void;
}

/** Programs to try, those of the chosen language first. */
export function ExamplesMenu({ languages, language, onOpen }: ExamplesMenuProps) {
  const usable = languages.filter((each) => each.available && each.examples.length > 0);
  const ordered = [...usable.filter(({ id }) => id === language), ...usable.filter(({ id }) => id !== language)];
  if (ordered.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost">
          Examples
          <ChevronDown className="size-3.5 text-muted" aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {ordered.map((each, at) => (
          <MenuGroup key={each.id} aria-label={each.name}>
            {at > 0 ? <MenuSeparator /> : null}
            <MenuLabel>{each.name}</MenuLabel>
            {each.examples.map((example) => (
              <MenuItem key={example.id} onSelect={() => onOpen(each, example)}>
                {example.title}
              </MenuItem>
            ))}
          </MenuGroup>
        ))}
      </MenuContent>
    </Menu>
  );
}
