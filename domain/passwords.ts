/** Shortest password while there is no second factor (NIST SP 800-63B-4), in characters. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 128;

export const PASSWORD_FAULTS = ["short", "long", "guessable"] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/** Characters that must be left when everything guessable is taken away. */
const REST = 8;

/** Words that the commonest passwords here and elsewhere are made of. */
const COMMON = [
  ..."password passwort passw pass katasandi sandi rahasia admin administrator root user login".split(
    " ",
  ),
  ..."welcome selamat datang indonesia merdeka garuda pancasila bismillah alhamdulillah".split(" "),
  ..."sayang cinta iloveyou loveyou love kamu aku anjing ganteng cantik doraemon naruto".split(" "),
  ..."monkey dragon princess sunshine football baseball superman batman master shadow secret".split(
    " ",
  ),
  ..."letmein trustno hello charlie freedom whatever computer internet google facebook".split(" "),
  ..."qwertyuiop qwerty asdfghjkl asdf zxcvbnm zxcv qazwsx qweasd".split(" "),
  ..."sinergi diskominfo kominfo kpu pemilu pilkada humas kabupaten peragaan demo test coba".split(
    " ",
  ),
  ..."januari februari maret april juni juli agustus september oktober november desember".split(
    " ",
  ),
].sort((a, b) => b.length - a.length);

/** Digits and signs that stand for letters. */
const STANDS_FOR: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * What is wrong with a new password, or null. Guessable is one that is little more than common
 * words, the person's own name and address, repetitions and rows of digits or keys.
 */
export function passwordFault(
  password: string,
  owner: { name: string; email: string },
): PasswordFault | null {
  const characters = [...password.normalize("NFKC")];
  if (characters.length < SHORTEST_PASSWORD) return "short";
  if (characters.length > LONGEST_PASSWORD) return "long";
  const own = `${owner.name} ${owner.email}`.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const rest = withoutRows(withoutWords(characters.join("").toLowerCase(), [...own, ...COMMON]));
  return [...rest].length < REST || new Set(rest).size < 5 ? "guessable" : null;
}

/** The letters and digits that belong to none of the words, also not in disguise. */
function withoutWords(text: string, words: readonly string[]): string {
  const plain = text.replace(/[\s._-]/g, "");
  const letters = [...plain];
  for (const form of [plain, letters.map((one) => STANDS_FOR[one] ?? one).join("")]) {
    for (const word of words) {
      for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + word.length)) {
        letters.fill("", at, at + word.length);
      }
    }
  }
  return letters.join("").replace(/[^\p{L}\p{N}]/gu, "");
}

/** Without what only repeats the character before it or counts on from it, up or down. */
function withoutRows(text: string): string {
  return [...text]
    .filter((one, index, all) => {
      const step = (one.codePointAt(0) ?? 0) - (all[index - 1]?.codePointAt(0) ?? 0);
      return index === 0 || Math.abs(step) > 1;
    })
    .join("");
}
