import { z } from "zod";

// Zod compiles parsers with `new Function`, which the pages' content security policy refuses and the browser reports on
// the console; this must be said before the first schema is made, so every contract takes `z` from here.
if (typeof window !== "undefined") z.config({ jitless: true });

export { z };
