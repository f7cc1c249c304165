export type Messages = { [key: string]: string | Messages };

/** Every sentence under its whole key, such as "board.empty.nothing.what". */
export function sentences(messages: Messages, above = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[above + key, value] as const]
        : [...sentences(value, `${above}${key}.`)],
    ),
  );
}

/** Whether a key fits a pattern in which `*` stands for one step of the path. */
export function fits(key: string, pattern: string): boolean {
  if (!pattern.includes("*")) return key === pattern;
  const escaped = pattern.split("*").map((piece) => piece.replace(/[.\\^$|()[\]{}+?]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[^.]+")}$`).test(key);
}

/** The names that a sentence fills in, also those that only choose a plural. */
export function placeholders(sentence: string): string[] {
  return [
    ...new Set([...sentence.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((m) => m[1] as string)),
  ].sort();
}

/** The names that only choose between forms; a language without forms does without them. */
export function choosers(sentence: string): string[] {
  return [...sentence.matchAll(/\{\s*(\w+)\s*,\s*(?:plural|select)/g)].map((m) => m[1] as string);
}
