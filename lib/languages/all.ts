import { bash } from "./bash/language";
import { c } from "./c/language";
import { cpp } from "./cpp/language";
import { csharp } from "./csharp/language";
import { d } from "./d/language";
import { fortran } from "./fortran/language";
import { go } from "./go/language";
import { haskell } from "./haskell/language";
import { java } from "./java/language";
import { javascript } from "./javascript/language";
import type { LanguageDefinition } from "./language";
import { lua } from "./lua/language";
import { perl } from "./perl/language";
import { php } from "./php/language";
import { python } from "./python/language";
import { r } from "./r/language";
import { ruby } from "./ruby/language";
import { rust } from "./rust/language";
import { sql } from "./sql/language";
import { typescript } from "./typescript/language";

/** Every language, in the order people see them. */
export const languageDefinitions: readonly LanguageDefinition[] = [
  python,
  javascript,
  typescript,
  java,
  go,
  rust,
  c,
  cpp,
  csharp,
  php,
  ruby,
  r,
  fortran,
  d,
  haskell,
  bash,
  perl,
  lua,
  sql,
];
