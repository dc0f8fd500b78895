import { problems } from "@/lib/contracts/errors";

/** Every code an error can have; each row is the address in a problem's `type`. */
export function ProblemTable() {
  return (
    <section aria-labelledby="problems" className="flex flex-col gap-4">
      <h2 id="problems" className="text-xl font-semibold">
        Problems
      </h2>
      <p className="text-muted">
        Every error is an <code>application/problem+json</code> document. Its <code>code</code> is stable; its{" "}
        <code>detail</code> says what happened and what to do.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys */}
      <div tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="border-b border-line text-muted">
              <th className="py-2 pr-4 font-medium">Code</th>
              <th className="py-2 pr-4 font-medium">Status</th>
              <th className="py-2 font-medium">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(problems).map(([code, { status, title }]) => (
              <tr key={code} id={`problem-${code}`} className="border-b border-line target:bg-surface">
                <td className="py-1.5 pr-4 font-mono">{code}</td>
                <td className="tabular py-1.5 pr-4">{status}</td>
                <td className="py-1.5">{title}.</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
