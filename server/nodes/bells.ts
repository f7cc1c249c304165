import type { Body } from "./message.ts";

/** Milliseconds from one ringing to the next; the first after a pause rings at once. */
const PAUSE = 10;
/** Bytes of a commit whose rows a bell carries; larger ones are read from the database. */
const MAX_ROWS_BYTES = 64 * 1024;
/** Bytes of rows after which the bells do not wait. */
const MAX_BYTES = 128 * 1024;

/** The rows of a commit as `server/collab` knows them. */
export type News = {
  rows: readonly { data: Uint8Array; personId: string | null }[];
  epoch: number;
};
type Bell = { headSeq: number; news: News | undefined };
type Told = Extract<Body, { kind: "bells" }>;

/**
 * Bells for commits, collected for a moment: a message costs as much as the commit that it tells of,
 * and texts in which many write ring together.
 */
export class Bells {
  readonly #tell: (told: Told) => void;
  readonly #waiting = new Map<string, Bell>();
  #bytes = 0;
  #pause: NodeJS.Timeout | undefined;

  constructor(tell: (told: Told) => void) {
    this.#tell = tell;
  }

  /** The log of an edition was committed up to here, at last these rows where they are given. */
  ring(editionId: string, headSeq: number, news?: News): void {
    const bytes = news?.rows.reduce((sum, { data }) => sum + data.length, 0) ?? 0;
    const next = { headSeq, news: bytes > MAX_ROWS_BYTES ? undefined : news };
    const before = this.#waiting.get(editionId);
    this.#waiting.set(editionId, before ? both(before, next) : next);
    this.#bytes += bytes;
    if (!this.#pause || this.#bytes > MAX_BYTES) this.#send();
  }

  /** Rings for what still waits. */
  close(): void {
    clearTimeout(this.#pause);
    if (this.#waiting.size) this.#send();
    clearTimeout(this.#pause);
  }

  #send(): void {
    const bells = [...this.#waiting].map(([editionId, { headSeq, news }]) => {
      return { editionId, headSeq, news: news && carried(news) };
    });
    this.#waiting.clear();
    this.#bytes = 0;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#goOn(), PAUSE);
    this.#tell({ kind: "bells", bells });
  }

  #goOn(): void {
    this.#pause = undefined;
    if (this.#waiting.size) this.#send();
  }
}

/** One bell for two commits, with all rows where none is missing. */
function both(before: Bell, next: Bell): Bell {
  const isWhole =
    before.news?.epoch === next.news?.epoch &&
    next.headSeq - (next.news?.rows.length ?? 0) === before.headSeq;
  if (!before.news || !next.news || !isWhole) return { ...next, news: undefined };
  return { ...next, news: { ...next.news, rows: [...before.news.rows, ...next.news.rows] } };
}

function carried({ rows, epoch }: News) {
  const told = rows.map(({ data, personId }) => {
    return { data: Buffer.from(data).toString("base64"), personId };
  });
  return { rows: told, epoch };
}

/** The rows that a bell carries, as `ring` took them. */
export function newsOf({ news }: Told["bells"][number]): News | undefined {
  if (!news) return undefined;
  const rows = news.rows.map(({ data, personId }) => {
    return { data: new Uint8Array(Buffer.from(data, "base64")), personId };
  });
  return { ...news, rows };
}
