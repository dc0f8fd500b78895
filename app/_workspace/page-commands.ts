import type { Command } from "@/lib/client/command";
import { pagePlaces } from "@/lib/client/places";
import type { Role } from "@/lib/contracts/accounts";
import type { Theme } from "@/lib/client/settings/settings";
import { fontSizes } from "@/lib/contracts/setting-choices";
import type { DraftActions } from "./draft-actions";
import { fileCommands } from "./file-commands";
import type { PageState, View } from "./page-state";
import type { RunActions } from "./run-actions";

/** The other pages, and how one gets there. */
export interface Pages {
  /** Of who is signed in. */
  role: Role | undefined;
  open: (href: string) => void;
}

/** Everything the page can do, in the order the palette shows it. */
export function pageCommands(page: PageState, drafts: DraftActions, runs: RunActions, pages: Pages): Command[] {
  const show = (part: Partial<View>) => page.view.update((state) => ({ ...state, ...part }));
  return [
    { id: "run", title: "Run", group: "Run", keys: "Mod+Enter", keywords: ["start", "execute"], run: runs.run },
    { id: "stop", title: "Stop", group: "Run", keys: "Mod+.", keywords: ["cancel", "kill"], run: runs.stop },
    {
      id: "input",
      title: "Input and arguments",
      group: "Run",
      keys: "Alt+I",
      keywords: ["stdin"],
      run: () => show({ panel: "input", projector: false }),
    },
    { id: "clear", title: "Clear the output", group: "Run", run: () => page.session.clear() },
    {
      id: "share",
      title: "Share",
      group: "Run",
      keywords: ["link", "copy", "qr"],
      keys: "Alt+S",
      run: () => show({ panel: "share" }),
    },
    {
      id: "links",
      title: "Your links",
      group: "Run",
      keywords: ["share", "revoke", "stop sharing"],
      run: () => show({ panel: "links" }),
    },
    ...fileCommands(page, drafts),
    ...viewCommands(page, show),
    ...languageCommands(page, drafts, show),
    ...pagePlaces(pages.role).map(({ href, name }) => ({
      id: `page-${href.slice(1)}`,
      title: name,
      group: "Pages" as const,
      run: () => pages.open(href),
    })),
    { id: "palette", title: "All commands", group: "Help", keys: "Mod+K", run: () => show({ panel: "commands" }) },
    {
      id: "keys",
      title: "Keys",
      group: "Help",
      keys: "?",
      keywords: ["shortcuts"],
      run: () => show({ panel: "keys" }),
    },
    { id: "docs", title: "API documentation", group: "Help", run: () => location.assign("/docs") },
  ];
}

function viewCommands({ settings, view, editor }: PageState, show: (part: Partial<View>) => void): Command[] {
  const themes: readonly [Theme, string][] = [
    ["light", "Light colours"],
    ["dark", "Dark colours"],
    ["system", "Colours like the system"],
  ];
  const resize = (by: 1 | -1) => {
    const at = fontSizes.indexOf(settings.getState().fontSize) + by;
    const fontSize = fontSizes[at];
    if (fontSize) settings.change({ fontSize });
  };
  return [
    {
      id: "projector",
      title: "Projector mode",
      group: "View",
      keys: "F8",
      keywords: ["presentation", "teach", "fullscreen"],
      run: () => show({ projector: !view.getState().projector }),
    },
    {
      id: "switch",
      title: "Move between code and output",
      group: "View",
      keys: "F6",
      run: () => switchSide(editor.current, show),
    },
    { id: "larger", title: "Larger code", group: "View", run: () => resize(1) },
    { id: "smaller", title: "Smaller code", group: "View", run: () => resize(-1) },
    ...themes.map(([theme, title]) => ({
      id: `theme-${theme}`,
      title,
      group: "View" as const,
      keywords: ["theme"],
      run: () => settings.change({ theme }),
    })),
  ];
}

function languageCommands(
  { languages }: PageState,
  drafts: DraftActions,
  show: (part: Partial<View>) => void,
): Command[] {
  const usable = languages.filter((language) => language.available);
  return [
    {
      id: "packages",
      title: "Packages and formatter of this language",
      group: "Language",
      keywords: ["modules", "libraries", "pip", "npm"],
      run: () => show({ panel: "language" }),
    },
    ...usable.flatMap((language) =>
      language.examples.map((example) => ({
        id: `example-${language.id}-${example.id}`,
        title: `${language.name}: ${example.title}`,
        group: "Examples" as const,
        keywords: ["example"],
        run: () => drafts.openExample(language, example),
      })),
    ),
    ...usable.map((language) => ({
      id: `language-${language.id}`,
      title: `Switch to ${language.name}`,
      group: "Language" as const,
      keywords: [language.name, ...language.aliases],
      run: () => drafts.chooseLanguage(language),
    })),
  ];
}

/** From the output to the code, and from anywhere else to the output. */
function switchSide(editor: { focus(): void } | null, show: (part: Partial<View>) => void): void {
  const output = document.querySelector("[data-side=output]");
  const inOutput = output?.contains(document.activeElement) ?? false;
  show({ side: inOutput ? "left" : "right" });
  if (inOutput) {
    editor?.focus();
    return;
  }
  // Where one answers the program comes first, then what one reads.
  const places = ["[data-output-input], textarea", "[role=log]", "button"];
  const focus = () => {
    const found = places.flatMap((place) => [...(output?.querySelectorAll<HTMLElement>(place) ?? [])]);
    found.find((element) => element.checkVisibility())?.focus();
  };
  // At once, or the next key goes where the focus was; on a narrow page the side only becomes visible with the next frame.
  if (output?.checkVisibility()) focus();
  else requestAnimationFrame(focus);
}
