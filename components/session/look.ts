import type { OwnSession } from "#domain/answers/accounts.ts";
import type { EndReason } from "#domain/room.ts";
import { personHeader } from "./door.ts";

/** What the server said of the session of this page. */
export type Look =
  | { kind: "live"; session: OwnSession }
  | { kind: "over"; why: EndReason | null }
  /** It could not be asked: nothing is known. */
  | { kind: "unknown" };

/** Asks when the session ends, which does not keep it alive. Never throws. */
export function lookAtSession(): Promise<Look> {
  return ask("/api/v1/me/session", {});
}

/** Says that the person is here. Never throws. */
export function extendSession(): Promise<Look> {
  const headers = { "content-type": "application/json" };
  return ask("/api/v1/me/session/extend", { method: "POST", headers, body: "{}" });
}

async function ask(path: string, init: RequestInit): Promise<Look> {
  try {
    const answer = await fetch(path, { ...init, headers: { ...init.headers, ...personHeader() } });
    if (answer.ok) return { kind: "live", session: (await answer.json()) as OwnSession };
    if (answer.status !== 401) return { kind: "unknown" };
    const { why = null } = (await answer.json()) as { why?: EndReason };
    return { kind: "over", why };
  } catch {
    return { kind: "unknown" };
  }
}
