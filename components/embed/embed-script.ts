/**
 * The whole of `/podium-embed.js`, which pages of other sites load: gives code blocks a Run button that puts a frame of
 * Podium in their place. Its own text is what is sent, so it must stand alone: no imports, nothing from around it.
 * @param languages ids and aliases that can run; blocks marked with another `language-…` are left alone.
 */
export function podiumEmbed(languages: readonly string[]): void {
  const script = document.currentScript as HTMLScriptElement;
  const origin = new URL(script.src).origin;
  /** Time for a frame to load, and then to speak; one that was refused loads and stays silent. */
  const patience = { load: 20_000, speak: 6_000 };

  const languageOf = (pre: HTMLElement) => {
    if (pre.dataset.podium) return pre.dataset.podium;
    const marked = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(
      `${pre.className} ${pre.querySelector("code")?.className ?? ""}`,
    )?.[1];
    return marked && languages.includes(marked) ? marked : undefined;
  };

  /** Light or dark like the page, whose colours need not be the system's. */
  const surroundings = () => {
    const [red = 255, green = 255, blue = 255, alpha = 1] =
      getComputedStyle(document.body)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return alpha > 0 && red + green + blue < 3 * 128 ? "dark" : "light";
  };

  const open = (pre: HTMLElement, bar: HTMLElement, language: string) => {
    const theme = pre.dataset.theme ?? script.dataset.theme ?? surroundings();
    const frame = document.createElement("iframe");
    const query = new URLSearchParams({ language, host: location.origin, theme });
    frame.src = `${origin}/embed?${query}`;
    frame.title = "Runnable code";
    Object.assign(frame.style, {
      border: "0",
      display: "block",
      width: "100%",
      margin: "0 0 1em",
      height: `${pre.offsetHeight + 40}px`,
    });
    const close = () => {
      removeEventListener("message", hear);
      frame.remove();
      pre.hidden = false;
      bar.textContent = `Podium does not answer, or does not allow this page: whoever runs ${origin} can add ${location.origin} to PODIUM_EMBED_ORIGINS.`;
    };
    let timer = setTimeout(close, patience.load);
    frame.onload = () => {
      clearTimeout(timer);
      timer = setTimeout(close, patience.speak);
    };
    const hear = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== frame.contentWindow) return;
      const { podium, height } = event.data ?? {};
      if (podium === "height" && height > 0 && height < 5_000) frame.style.height = `${height}px`;
      if (podium !== "ready") return;
      clearTimeout(timer);
      frame.onload = null;
      bar.remove();
      frame.contentWindow?.postMessage({ podium: "code", code: pre.textContent ?? "", run: true }, origin);
      frame.focus();
    };
    addEventListener("message", hear);
    pre.hidden = true;
    bar.textContent = "Starting…";
    pre.after(frame);
  };

  const offer = (pre: HTMLElement) => {
    const language = languageOf(pre);
    if (!language || pre.dataset.podiumReady) return;
    pre.dataset.podiumReady = "yes";
    const bar = document.createElement("div");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "▶ Run";
    button.setAttribute("aria-label", "Run this code");
    Object.assign(button.style, { font: "inherit", cursor: "pointer", padding: ".2em .8em" });
    Object.assign(bar.style, { font: "14px/1.4 system-ui, sans-serif", margin: "0 0 1em" });
    button.addEventListener("click", () => open(pre, bar, language));
    bar.append(button);
    pre.after(bar);
  };

  const scan = () => document.querySelectorAll("pre").forEach(offer);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", scan);
  else scan();
  // For pages that bring their text later.
  script.addEventListener("podium:scan", scan);
}

/** The script's text for a server that runs these languages. */
export function embedScript(languages: readonly string[]): string {
  return `(${podiumEmbed})(${JSON.stringify(languages)});\n`;
}
