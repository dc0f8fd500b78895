import { TriangleAlert } from "lucide-react";

/** Why a form was not accepted; said aloud as it appears. */
export function FormMessage({ text }: { text: string | undefined }) {
  return (
    <div role="alert">
      {text ? (
        <p className="flex items-start gap-2 rounded-control border border-failed/40 bg-failed/5 px-3 py-2 text-failed text-sm">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {text}
        </p>
      ) : null}
    </div>
  );
}
