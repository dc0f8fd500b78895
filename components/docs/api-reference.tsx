"use client";

import { useEffect, useRef, useState } from "react";
import "swagger-ui-dist/swagger-ui.css";
import "./api-reference.css";

/** Every operation, from this server's own OpenAPI document; tried out with this browser's owner. */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(followColourScheme, []);
  useEffect(() => {
    let gone = false;
    import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: SwaggerUI }) => {
        if (gone || !place.current) return;
        SwaggerUI({
          domNode: place.current,
          url: "/api/v1/openapi.json",
          docExpansion: "list",
          defaultModelsExpandDepth: 0,
          // The badge would send the document's address to another origin.
          validatorUrl: null,
          deepLinking: false,
        });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
    };
  }, []);
  if (failed) {
    return (
      <p role="alert">
        The reference could not be loaded. Reload the page, or read <a href="/api/v1/openapi.json">the document</a>.
      </p>
    );
  }
  return <div ref={place} className="api-reference min-h-96" />;
}

/** Swagger UI's dark colours hang on a class of the root element. */
function followColourScheme(): () => void {
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () =>
    root.classList.toggle("dark-mode", root.dataset["theme"] ? root.dataset["theme"] === "dark" : system.matches);
  apply();
  system.addEventListener("change", apply);
  return () => {
    system.removeEventListener("change", apply);
    root.classList.remove("dark-mode");
  };
}
