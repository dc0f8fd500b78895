import { expect as baseExpect } from "@playwright/test";

/** For specs with servers, databases and editors behind every step: what is slow on a busy machine is not wrong. */
export const expect = baseExpect.configure({ timeout: 20_000 });
