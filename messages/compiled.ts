import compile from "icu-minify/compile";
import type { Messages } from "./message-keys.ts";

/**
 * The same sentences, parsed: what a browser formats without bringing a parser along. Their type
 * stays that of the sentences, because whoever asks for one sees no difference. They are plain
 * data: the forms of a plural come without a prototype, which a page may not hand to the browser.
 */
export function compiled<All extends Messages>(messages: All): All {
  const entries = Object.entries(messages).map(([key, value]) => [
    key,
    typeof value === "string" ? JSON.parse(JSON.stringify(compile(value))) : compiled(value),
  ]);
  return Object.fromEntries(entries);
}
