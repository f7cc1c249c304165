import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** What a request is told by whom it was asked; the entry sets it anew (`headers.ts`). */
const HEADER = "x-forwarded-for";
/** Where nobody can tell: one place for all of them, so that they are counted too. */
const NOWHERE = "unknown";

/**
 * The address of the network that a request comes from: the connection's, and behind a trusted
 * proxy the last one in `X-Forwarded-For`, which the proxy itself has put there.
 */
export function clientAddress(req: IncomingMessage, trustProxy: boolean): string {
  const told = trustProxy ? [req.headers[HEADER]].flat().join(",").split(",").at(-1)?.trim() : "";
  if (told && isIP(told)) return told;
  return req.socket.remoteAddress ?? NOWHERE;
}

/** Hands the address on to the pages. */
export function noteAddress(req: IncomingMessage, address: string): void {
  req.headers[HEADER] = address;
}

/** The address that the entry noted. */
export function addressOf(headers: Headers): string {
  return headers.get(HEADER) ?? NOWHERE;
}
