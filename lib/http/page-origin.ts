import { services } from "../services";
import { peerOf } from "./peer";

/** Origin by which the reader of a page reaches Podium, for the commands shown there. */
export function pageOrigin(headers: Headers): string {
  const caller = { headers, url: "/", peerAddress: peerOf(headers) };
  return services().identity.origin(caller) ?? "http://localhost:3000";
}
