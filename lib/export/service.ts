import type { SignedIn } from "../auth/identity";

/** Everything somebody has here. */
export interface ExportService {
  /** A ZIP archive, made while it is read. */
  archive(user: SignedIn): AsyncGenerator<Uint8Array>;
}
