import type { ReactNode } from "react";

/** Properties of {@link Section}. */
export interface SectionProps {
  id: string;
  title: string;
  /** What it is about, in a sentence. */
  about?: ReactNode;
  children: ReactNode;
}

/** One subject of the settings: its name on the left, or above on narrow pages. */
export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="grid gap-x-8 gap-y-3 border-line border-b px-4 py-6 last:border-b-0 md:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <div className="flex flex-col gap-1">
        <h2 id={`${id}-title`} className="font-semibold text-base">
          {title}
        </h2>
        {about ? <p className="text-muted text-sm">{about}</p> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
