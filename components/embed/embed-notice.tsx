import { Notice } from "@/components/ui/notice";

/** Says that no page may show frames of this server, and what to set. */
export function EmbeddingIsOff() {
  return (
    <Notice mark="embed" title="Embedding is off on this server">
      <p>
        Pages of other sites can show runnable code only when whoever runs Podium names them. To allow one, start it
        with
      </p>
      <pre className="overflow-x-auto rounded-control border border-line bg-surface px-4 py-3 font-mono text-ink text-sm">
        PODIUM_EMBED_ORIGINS=https://docs.example.org
      </pre>
      <p>Several origins are separated by commas. An origin has no path and no slash at its end.</p>
    </Notice>
  );
}

/** Says that the address names no language this server runs. */
export function NoSuchLanguage({ known }: { known: readonly string[] }) {
  return (
    <Notice mark="embed" title="Which language?">
      <p>
        The address needs a language this server runs, as in{" "}
        <code className="font-mono text-ink">/embed?language={known[0] ?? "python"}</code>. It has: {known.join(", ")}.
      </p>
    </Notice>
  );
}
