"use client";

import { Moon, Sun, SunMoon } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from "@/components/ui/menu";
import type { Settings, Theme } from "@/lib/client/settings/settings";
import { fontSizes } from "@/lib/contracts/setting-choices";

const themes: readonly { id: Theme; label: string; Icon: typeof Sun }[] = [
  { id: "system", label: "Like the system", Icon: SunMoon },
  { id: "light", label: "Light", Icon: Sun },
  { id: "dark", label: "Dark", Icon: Moon },
];

/** Properties of {@link ThemeMenu}. */
export interface ThemeMenuProps {
  theme: Theme;
  fontSize: Settings["fontSize"];
  onChange: (settings: Partial<Pick<Settings, "theme" | "fontSize">>) => void;
}

/** Colours and the size of the code. */
export function ThemeMenu({ theme, fontSize, onChange }: ThemeMenuProps) {
  const { Icon } = themes.find(({ id }) => id === theme) ?? { Icon: SunMoon };
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label="Appearance">
          <Icon className="size-4" aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end" className="min-w-40">
        <MenuLabel>Colours</MenuLabel>
        <MenuRadioGroup value={theme} onValueChange={(value) => onChange({ theme: value as Theme })}>
          {themes.map((entry) => (
            <MenuRadioItem key={entry.id} value={entry.id}>
              <entry.Icon className="size-3.5 text-muted" aria-hidden />
              {entry.label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuLabel>Code</MenuLabel>
        <MenuRadioGroup
          value={String(fontSize)}
          onValueChange={(value) => onChange({ fontSize: Number(value) as Settings["fontSize"] })}
        >
          {fontSizes.map((size) => (
            <MenuRadioItem key={size} value={String(size)}>
              <span className="tabular">{size} px</span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
