import { createHash } from "node:crypto";

/** SHA-256 of bytes in hexadecimal digits: what a snapshot's `sha256` must be. */
export function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
