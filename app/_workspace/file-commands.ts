import type { Command } from "@/lib/client/command";
import type { DraftActions } from "./draft-actions";
import { checkProgram } from "./check-program";
import { formatCode } from "./format-code";
import type { PageState } from "./page-state";

/** What can be done with the draft and its files. */
export function fileCommands(page: PageState, drafts: DraftActions): Command[] {
  const { draft, view, sync } = page;
  return [
    {
      id: "format",
      title: "Format the code",
      group: "Files",
      keys: "Mod+Shift+F",
      keywords: ["lay out", "indent", "prettify", "beautify"],
      run: () => void formatCode(page),
    },
    {
      id: "check",
      title: "Check the types",
      group: "Files",
      keys: "Alt+C",
      keywords: ["tsc", "lint", "errors"],
      run: () => void checkProgram(page),
    },
    {
      id: "save",
      title: sync ? "Save to your account" : "Save in this browser",
      group: "Files",
      keys: "Mod+S",
      run: drafts.save,
    },
    { id: "new", title: "New draft", group: "Files", keywords: ["empty", "reset"], run: drafts.startNew },
    { id: "add-file", title: "Add a file", group: "Files", keywords: ["tab"], run: drafts.addFile },
    {
      id: "open-file",
      title: "Open a file from this device",
      group: "Files",
      keywords: ["upload"],
      run: () => pickFiles(drafts),
    },
    {
      id: "entry",
      title: "Run the open file first",
      group: "Files",
      keywords: ["entrypoint", "main"],
      run: () => draft.change((state) => ({ ...state, entry: state.active })),
    },
    {
      id: "rename-file",
      title: "Rename the open file",
      group: "Files",
      run: () => view.update((state) => ({ ...state, side: "left", renaming: draft.getState().draft.active })),
    },
    {
      id: "remove-file",
      title: "Remove the open file",
      group: "Files",
      run: () => drafts.closeFile(draft.getState().draft.active),
    },
  ];
}

function pickFiles(drafts: DraftActions): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.onchange = () => void drafts.addFiles([...(input.files ?? [])]);
  input.click();
}
