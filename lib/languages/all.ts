import { bash } from "./bash/language";
import { c } from "./c/language";
import { javascript } from "./javascript/language";
import type { LanguageDefinition } from "./language";
import { python } from "./python/language";

/** Every language, in the order people see them. */
export const languageDefinitions: readonly LanguageDefinition[] = [python, javascript, bash, c];
