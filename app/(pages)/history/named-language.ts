/** A language as this page needs it. */
export interface NamedLanguage {
  id: string;
  name: string;
  /** What Monaco calls it. */
  monaco: string;
  /** What a program without a name is called. */
  fileName: string;
}
