import { personHeader } from "#components/session/door.ts";
import type { StoredText as Answered } from "#domain/answers/releases.ts";
import type { Article } from "#domain/canonical.ts";

/** The text as the server has it, to read. */
export type StoredText = Pick<Article, "title" | "body" | "fields"> & { updatedAt: string };

/**
 * The stored text by a plain request, which passes where a socket does not; null when the server
 * cannot be reached either or does not give it. Never throws.
 */
export async function readStored(releaseId: string): Promise<StoredText | null> {
  try {
    const answer = await fetch(`/api/v1/releases/${releaseId}/text`, { headers: personHeader() });
    if (!answer.ok) return null;
    const { updatedAt, canonical } = (await answer.json()) as Answered;
    const { title, body, fields } = JSON.parse(canonical) as Article;
    return { updatedAt, title, body, fields };
  } catch {
    return null;
  }
}
