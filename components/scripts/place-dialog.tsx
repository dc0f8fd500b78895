"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import type { ScriptSummary } from "@/lib/contracts/scripts";

/** Properties of {@link PlaceDialog}. */
export interface PlaceDialogProps {
  script: ScriptSummary;
  folders: readonly string[];
  onClose: () => void;
  /** Rejects with words for people. */
  onPlace: (title: string, folder: string) => Promise<void>;
}

/** Another name, another folder. */
export function PlaceDialog({ script, folders, onClose, onPlace }: PlaceDialogProps) {
  const [title, setTitle] = useState(script.title);
  const [folder, setFolder] = useState(script.folder);
  const [problem, setProblem] = useState<string>();
  const known = useId();
  const place = () => onPlace(title, folder).then(onClose, (error: Error) => setProblem(error.message));
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent title="Rename or move">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void place();
          }}
        >
          <div className="flex flex-col gap-1">
            <label htmlFor={`${known}-name`} className="text-muted">
              Name
            </label>
            <TextField
              id={`${known}-name`}
              required
              maxLength={200}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
          </div>
          <div className="flex flex-col gap-1">
            <label htmlFor={`${known}-folder`} className="text-muted">
              Folder (a new name makes a new one; empty: in none)
            </label>
            <TextField
              id={`${known}-folder`}
              list={known}
              maxLength={100}
              value={folder}
              onChange={({ target }) => setFolder(target.value)}
            />
          </div>
          <datalist id={known}>
            {folders.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          {problem ? (
            <p role="alert" className="text-failed">
              {problem}
            </p>
          ) : null}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary">
              Save
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
