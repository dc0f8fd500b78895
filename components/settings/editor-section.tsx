"use client";

import type { Settings } from "@/lib/client/settings/settings";
import { useSettings } from "@/lib/client/settings/settings-context";
import { codeFonts, fontSizes, keymaps, tabSizes, themes } from "@/lib/contracts/setting-choices";
import { Choice, Switch } from "./choice";
import { Section } from "./section";

const fontNames = { podium: "JetBrains Mono", system: "The system's own" } as const;
const keymapNames = { standard: "Standard", vim: "Vim", emacs: "Emacs" } as const;
const themeNames = { system: "Like the system", light: "Light", dark: "Dark" } as const;

/** Properties of {@link EditorSection}. */
export interface EditorSectionProps {
  languages: readonly { id: string; name: string }[];
  signedIn: boolean;
}

/** How the editor looks and behaves; kept by this browser and the account, at once. */
export function EditorSection({ languages, signedIn }: EditorSectionProps) {
  const [settings, change] = useSettings();
  return (
    <>
      <Section
        id="appearance"
        title="Appearance"
        about={
          signedIn
            ? "Kept with your account, wherever you sign in, and by this browser."
            : "Kept by this browser. With an account it goes with you."
        }
      >
        <Choice
          label="Colours"
          value={settings.theme}
          options={named(themes, themeNames)}
          onChange={(theme) => change({ theme })}
        />
        <Choice
          label="Default language"
          value={settings.language}
          options={[
            { value: "", label: "The first there is" },
            ...languages.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(language) => change({ language })}
          help="What a new draft begins in."
        />
      </Section>
      <Section id="editor" title="Editor" about="In force the next time you open it; phones use a plain field.">
        <Choice
          label="Font"
          value={settings.font}
          options={named(codeFonts, fontNames)}
          onChange={(font) => change({ font })}
        />
        <Choice
          label="Size"
          value={settings.fontSize}
          options={fontSizes.map((value) => ({ value, label: `${value} px` }))}
          onChange={(fontSize) => change({ fontSize })}
        />
        <Choice
          label="Tab size"
          value={settings.tabSize}
          options={tabSizes.map((value) => ({ value, label: `${value} columns` }))}
          onChange={(tabSize) => change({ tabSize })}
        />
        <Choice
          label="Keys"
          value={settings.keymap}
          options={named(keymaps, keymapNames)}
          onChange={(keymap) => change({ keymap })}
          help={keymapHelp[settings.keymap]}
        />
        <div className="flex flex-wrap gap-x-6">
          <Switch label="Minimap" checked={settings.minimap} onChange={(minimap) => change({ minimap })} />
          <Switch label="Wrap long lines" checked={settings.wrap} onChange={(wrap) => change({ wrap })} />
        </div>
      </Section>
    </>
  );
}

const keymapHelp: Record<Settings["keymap"], string | undefined> = {
  standard: undefined,
  vim: "Its mode and its commands show below the code.",
  emacs: "Keys of a command under way show below the code.",
};

function named<T extends string>(values: readonly T[], names: Record<T, string>): { value: T; label: string }[] {
  return values.map((value) => ({ value, label: names[value] }));
}
