/** Stands in for Zod's error messages in other languages in what browsers load. */
export const none = undefined;
