/** States of an edition, in the order in which the board lists them. */
export const EDITION_STATES = [
  "ditinjau",
  "perlu_revisi",
  "draf",
  "disetujui",
  "terjadwal",
  "terbit",
  "diarsipkan",
] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** In these states the text can be written; in all others it is frozen. */
export const WRITABLE_STATES = ["draf", "perlu_revisi"] as const satisfies readonly EditionState[];

/** Whether the text of an edition in this state can be written. */
export function isWritable(state: EditionState): boolean {
  return (WRITABLE_STATES as readonly EditionState[]).includes(state);
}

/** Once it is out or put away, a text is over: nothing is due any more. */
export const OVER_STATES = ["terbit", "diarsipkan"] as const satisfies readonly EditionState[];

/** Whether an edition in this state asks nothing of anybody any more. */
export function isOver(state: EditionState): boolean {
  return (OVER_STATES as readonly EditionState[]).includes(state);
}

export type PublicStatus = "tidak_publik" | "terbit" | "dicabut";
export type Visibility = "agency" | "workspace";
export type FourEyes = "semua_kontributor" | "pengaju_saja";

export const RELEASE_KINDS = [
  "siaran_pers",
  "berita_kegiatan",
  "pengumuman",
  "klarifikasi",
  "undangan_liputan",
] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

/** Languages that a release may be written in. */
export const LANGUAGES = ["id", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
