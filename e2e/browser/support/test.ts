import { expect, test as base } from "@playwright/test";

/**
 * Every spec has a browser context of its own, which is a user of its own. Whatever the page says on the console, and
 * whatever it asks of another origin, fails the spec; this cannot be turned off.
 */
export const test = base.extend<{ silence: undefined }>({
  silence: [
    async ({ context, baseURL }, use) => {
      const heard: string[] = [];
      context.on("console", (message) => heard.push(`console ${message.type()}: ${message.text()}`));
      context.on("weberror", (error) => heard.push(`error: ${error.error().stack ?? error.error().message}`));
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        const local = protocol === "data:" || protocol === "blob:";
        if (!local && origin !== new URL(baseURL ?? "").origin) heard.push(`request to ${request.url()}`);
      });
      await use(undefined);
      expect(heard, "the page spoke on the console, or to another origin").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
