"use client";

/** Properties of {@link TitleField}. */
export interface TitleFieldProps {
  title: string;
  onChange: (title: string) => void;
}

/** The draft's title, changed in place; grows with what it holds, up to what the bar can spare. */
export function TitleField({ title, onChange }: TitleFieldProps) {
  return (
    <span className="relative inline-grid min-w-0 max-w-72 items-center text-sm">
      <span aria-hidden className="invisible col-start-1 row-start-1 h-7 overflow-hidden whitespace-pre px-1.5">
        {title || "Untitled"}
      </span>
      <input
        aria-label="Title"
        value={title}
        placeholder="Untitled"
        maxLength={200}
        // Its width comes from the text behind it.
        size={1}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
        className="col-start-1 row-start-1 h-7 w-full min-w-0 truncate rounded-control bg-transparent px-1.5 placeholder:text-muted hover:bg-hover focus-visible:bg-canvas"
      />
    </span>
  );
}
