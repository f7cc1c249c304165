import type { SentThread } from "#domain/answers/threads.ts";
import { COMMENT_MARK, withComments } from "#domain/commented.ts";
import type { JsonNode } from "#domain/schema.ts";

/** A frozen body with the open threads marked and the one that is looked at; the first piece of each takes the focus. */
export function commentedBody(
  body: JsonNode,
  threads: readonly SentThread[],
  active: string | null,
): JsonNode {
  const shown = threads.flatMap(({ id, place, resolved }) => {
    return place && (!resolved || id === active) ? [{ id, span: place }] : [];
  });
  if (!shown.length) return body;
  const seen = new Set<string>();
  const look = (node: JsonNode): JsonNode => ({
    ...node,
    ...(node.marks ? { marks: node.marks.map((mark) => lookOf(mark, active, seen)) } : {}),
    ...(node.content ? { content: node.content.map(look) } : {}),
  });
  return look(withComments(body, shown));
}

type Mark = NonNullable<JsonNode["marks"]>[number];

function lookOf(mark: Mark, active: string | null, seen: Set<string>): Mark {
  if (mark.type !== COMMENT_MARK) return mark;
  const thread = String(mark.attrs?.thread);
  const first = !seen.has(thread);
  seen.add(thread);
  return { ...mark, attrs: { thread, active: thread === active, first } };
}
