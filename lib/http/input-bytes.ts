import { decodeBase64 } from "../executions/request-files";

/** Bytes of an input message. @throws ProblemError invalid_request when it is not the base64 it says it is */
export function inputBytes(input: { data: string; encoding: "utf8" | "base64" }): Buffer {
  return input.encoding === "base64" ? decodeBase64(input.data, "data") : Buffer.from(input.data);
}
