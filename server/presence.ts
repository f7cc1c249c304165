import type { PresentPerson } from "#domain/views.ts";

/** Who has which text open, by the id of the release, one entry a person. */
export type OpenTexts = ReadonlyMap<string, readonly PresentPerson[]>;

const HOLDER = Symbol.for("sinergi.presence");
type Holder = { [HOLDER]?: () => OpenTexts };

/** The entry and Next load this file twice, so what the collab server knows lives on globalThis. */
export function offerPresence(read: () => OpenTexts): void {
  (globalThis as Holder)[HOLDER] = read;
}

/** Everybody in every text, without rights: whoever shows it must ask what the reader may see. */
export function openTexts(): OpenTexts {
  return (globalThis as Holder)[HOLDER]?.() ?? new Map();
}
