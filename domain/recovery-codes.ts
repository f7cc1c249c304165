/** How many codes a person gets for the day when the authenticator is lost. */
export const RECOVERY_CODES = 10;

/** Digits and letters that nobody takes for one another, on paper or read out: 32 of them. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** Eleven letters of five bits each: 55 bits. */
const LETTERS = 11;

/** A recovery code as it is printed, out of random bytes, one for each letter. */
export function recoveryCodeOf(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  if (letters.length < LETTERS) throw new Error("too few bytes for a recovery code");
  return `${letters.slice(0, 4).join("")}-${letters.slice(4, 8).join("")}-${letters.slice(8).join("")}`;
}

/** What somebody typed to prove themselves: six digits, a recovery code, or neither. */
export type TypedCode = { kind: "totp" | "recovery"; code: string };

/** Reads a code as people type it: with spaces, dashes, in lower case. Null for what cannot be one. */
export function readCode(typed: string): TypedCode | null {
  const code = typed.replace(/[\s-]/g, "").toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: "totp", code };
  const isRecovery = code.length === LETTERS && [...code].every((one) => ALPHABET.includes(one));
  return isRecovery ? { kind: "recovery", code } : null;
}
