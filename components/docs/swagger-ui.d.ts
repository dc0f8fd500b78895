declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  /** Shows an OpenAPI document in an element. */
  // biome-ignore lint/style/noDefaultExport: this is how the package exports it
  export default function SwaggerUI(options: {
    domNode: HTMLElement;
    url: string;
    docExpansion: "list" | "full" | "none";
    defaultModelsExpandDepth: number;
    validatorUrl: null;
    deepLinking: boolean;
  }): unknown;
}
