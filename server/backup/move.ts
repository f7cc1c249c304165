import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.ts";
import * as drafts from "#db/schema/drafts.ts";
import * as history from "#db/schema/history.ts";
import * as pictured from "#db/schema/media.ts";
import * as people from "#db/schema/people.ts";
import * as recorded from "#db/schema/record.ts";
import * as limited from "#db/schema/suggesting.ts";
import * as threads from "#db/schema/threads.ts";

const PAGE = 100;

/** All tables, each after those that its foreign keys name. */
export function tablesInOrder(): PgTable[] {
  const all = [people, drafts, recorded, history, limited, threads, pictured].flatMap((part) =>
    Object.values(part).filter((value): value is PgTable => is(value, PgTable)),
  );
  const ordered: PgTable[] = [];
  const place = (table: PgTable) => {
    if (ordered.includes(table)) return;
    for (const key of getTableConfig(table).foreignKeys) {
      const parent = key.reference().foreignTable;
      if (parent !== table) place(parent);
    }
    if (!ordered.includes(table)) ordered.push(table);
  };
  for (const table of all) place(table);
  return ordered;
}

/**
 * Copies every row from one migrated database to another one that is migrated and empty. As when
 * PostgreSQL's own tools restore, the guards sleep meanwhile: what they kept has been kept before.
 */
export async function copyRows(from: Db, to: Db): Promise<void> {
  for (const table of tablesInOrder()) {
    const name = sql.identifier(getTableName(table));
    await to.execute(sql`alter table ${name} disable trigger user`);
    for await (const rows of pagesOf(from, table)) await to.insert(table).values(rows);
    await to.execute(sql`alter table ${name} enable trigger user`);
  }
}

/** The rows of a table as they lie there. */
async function* pagesOf(db: Db, table: PgTable): AsyncGenerator<Record<string, unknown>[]> {
  const columns = { ...getTableColumns(table), place: sql<string>`ctid::text` };
  for (let last = "(0,0)", page = PAGE; page === PAGE; ) {
    const rows = await db
      .select(columns)
      .from(table)
      .where(sql`ctid > ${last}::tid`)
      .orderBy(sql`ctid`)
      .limit(PAGE);
    if (rows.length) yield rows.map(({ place: _, ...row }) => row);
    last = rows.at(-1)?.place ?? last;
    page = rows.length;
  }
}
