import type { Found } from "./found.ts";
import { amountOf } from "./quantities.ts";
import { past, type ReadBlock, type Token } from "./tokens.ts";

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const BETWEEN = new Set("( : , sebanyak dengan ada mendapat memperoleh berjumlah punya".split(" "));
const SOME = new Set("antaranya antara misalnya termasuk".split(" "));

/** Seats of every constituency against their total; silent unless all of 1…n are there. */
export function seats({ tokens, language }: ReadBlock): Found[] {
  if (language !== "id" || tokens.some(({ lower }) => SOME.has(lower))) return [];
  const parts = new Map<number, number>();
  const taken = new Set<number>();
  tokens.forEach((token, i) => {
    if (token.lower !== "dapil") return;
    const number = constituency(tokens[i + 1]);
    const at = past(tokens, i + 2, BETWEEN, 3);
    const value = seatsAt(tokens, at);
    if (!number || value === null || parts.has(number)) return;
    parts.set(number, value);
    taken.add(at);
  });
  const totals = tokens.flatMap((_, at) =>
    !taken.has(at) && seatsAt(tokens, at) !== null ? at : [],
  );
  const isWhole = parts.size > 1 && [...parts.keys()].every((n) => n <= parts.size);
  const [at, ...others] = totals;
  if (!isWhole || at === undefined || others.length) return [];
  const sum = [...parts.values()].reduce((all, n) => all + n, 0);
  const whole = seatsAt(tokens, at);
  if (whole === sum) return [];
  const { from, to } = tokens[at] as Token;
  const facts = { sum: String(sum), whole: String(whole), count: String(parts.size) };
  return [{ rule: "seats", from, to, facts }];
}

function constituency(token: Token | undefined): number | null {
  const roman = ROMAN.indexOf(token?.lower ?? "") + 1;
  return roman || (/^\d\d?$/.test(token?.text ?? "") ? Number(token?.text) : null);
}

function seatsAt(tokens: readonly Token[], i: number): number | null {
  return tokens[i + 1]?.lower === "kursi" ? amountOf(tokens[i], "id") : null;
}
