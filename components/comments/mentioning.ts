import type { Discussion } from "#domain/answers/threads.ts";
import type { MentionInput } from "#domain/thread-inputs.ts";
import { piecesOf } from "#domain/threads.ts";

/** Somebody, or an agency, whom a comment may name. */
export type Mentionable = { key: string; name: string; agency: string; input: MentionInput };

const MOST = 6;

/** What is being written behind an `@`, and where the `@` stands; null when nothing is. */
export function queryAt(text: string, caret: number): { from: number; words: string } | null {
  const match = /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret));
  const words = match?.[1];
  return words === undefined ? null : { from: caret - words.length - 1, words };
}

function allOf({ people, agencies }: Discussion["mentionable"]): Mentionable[] {
  return [
    ...agencies.map(({ slug, name }) => ({
      key: slug,
      name,
      agency: slug,
      input: { agency: slug },
    })),
    ...people.map(({ id, name, agency }) => ({ key: id, name, agency, input: { person: id } })),
  ];
}

/** Whom the beginning of a name or of one of its words may mean. */
export function choicesOf(mentionable: Discussion["mentionable"], words: string): Mentionable[] {
  const wanted = words.toLocaleLowerCase("id");
  const fits = ({ name }: Mentionable) => {
    const lower = name.toLocaleLowerCase("id");
    return lower.startsWith(wanted) || lower.includes(` ${wanted}`);
  };
  const whole = allOf(mentionable).some(
    ({ name }) => name.toLocaleLowerCase("id") === wanted.trim(),
  );
  return whole && words.endsWith(" ") ? [] : allOf(mentionable).filter(fits).slice(0, MOST);
}

/** Whom the words name; of two people with one name, both. */
export function mentionsOf(text: string, mentionable: Discussion["mentionable"]): MentionInput[] {
  const all = allOf(mentionable);
  const names = new Set(piecesOf(text, all).flatMap(({ mention }) => mention?.name ?? []));
  return all.filter(({ name }) => names.has(name)).map(({ input }) => input);
}
