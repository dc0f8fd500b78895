"use client";

import { Plus, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { tagBounds } from "@/lib/contracts/scripts";

/** Properties of {@link TagsDialog}. */
export interface TagsDialogProps {
  script: { title: string; tags: readonly string[] };
  /** Tags that other scripts have. */
  known: readonly string[];
  onClose: () => void;
  /** Rejects with words for people. */
  onTag: (tags: string[]) => Promise<void>;
}

/** How many of the known tags are offered. */
const OFFERED = 12;

/** Tags of a script, to add to and to take away from. */
export function TagsDialog({ script, known, onClose, onTag }: TagsDialogProps) {
  const [tags, setTags] = useState(script.tags);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const full = tags.length >= tagBounds.count;
  const add = (text: string) => {
    setTags(withTags(tags, text));
    setTyped("");
  };
  // What was typed and not added yet is meant as well.
  const save = () => onTag(withTags(tags, typed)).then(onClose, (error: Error) => setProblem(error.message));
  const offered = known.filter((tag) => !has(tags, tag)).slice(0, OFFERED);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title="Tags"
        description={<span className="line-clamp-2 break-words">{script.title}</span>}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          input.current?.focus();
        }}
      >
        <div className="flex flex-col gap-3">
          <Chosen tags={tags} onRemove={(tag) => setTags(tags.filter((other) => other !== tag))} />
          <form
            className="flex flex-col gap-1"
            onSubmit={(event) => {
              event.preventDefault();
              add(typed);
            }}
          >
            <label htmlFor={field} className="text-muted">
              Add a tag
            </label>
            <div className="flex gap-2">
              <TextField
                id={field}
                ref={input}
                autoComplete="off"
                disabled={full}
                placeholder={full ? `${tagBounds.count} tags at most` : undefined}
                maxLength={tagBounds.characters}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
              <Button type="submit" disabled={full || typed.trim() === ""}>
                Add
              </Button>
            </div>
          </form>
          {offered.length > 0 && !full ? <Offered tags={offered} onAdd={add} /> : null}
          {problem ? (
            <p role="alert" className="text-failed">
              {problem}
            </p>
          ) : null}
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={() => void save()}>
              Save
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Chosen({ tags, onRemove }: { tags: readonly string[]; onRemove: (tag: string) => void }) {
  if (tags.length === 0) return <p className="text-muted">It has none yet.</p>;
  return (
    <ul aria-label="Tags of the script" className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li
          key={tag}
          className="flex min-w-0 items-center gap-0.5 rounded-control border border-line-strong bg-surface pl-2 text-sm"
        >
          <span className="min-w-0 break-all">{tag}</span>
          <button
            type="button"
            aria-label={`Remove ${tag}`}
            onClick={() => onRemove(tag)}
            className="flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink pointer-coarse:size-9"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Offered({ tags, onAdd }: { tags: readonly string[]; onAdd: (tag: string) => void }) {
  return (
    <ul aria-label="Tags you use" className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag} className="min-w-0">
          <button
            type="button"
            aria-label={`Add ${tag}`}
            onClick={() => onAdd(tag)}
            className="flex min-h-6 max-w-full cursor-pointer items-center gap-1 rounded-control border border-line border-dashed px-2 text-muted text-sm hover:bg-hover hover:text-ink pointer-coarse:min-h-9"
          >
            <Plus className="size-3 shrink-0" aria-hidden />
            <span className="min-w-0 truncate">{tag}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** With those a text names, between commas; none twice, and never more than there may be. */
function withTags(tags: readonly string[], text: string): string[] {
  const named = text.split(",").map((tag) => tag.trim());
  const all = [...tags];
  for (const tag of named) if (tag && !has(all, tag) && all.length < tagBounds.count) all.push(tag);
  return all;
}

function has(tags: readonly string[], tag: string): boolean {
  return tags.some((other) => other.toLowerCase() === tag.toLowerCase());
}
