import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { faultOf } from "#domain/fault.ts";
import type { Db } from "./client.ts";
import { plainQuery } from "./plain-query.ts";

const LOCK = 7_301_947;
const UNDEFINED_FUNCTION = "42883";
/** Functions of one family that stay: those of this version of the program and of the one before it. */
const KEPT = 4;

/**
 * Statements as one function in the database, where their plans are kept. Its name is made of its
 * text and its arguments, so that every version of the program calls the function that was made for
 * it. `body` is PL/pgSQL that returns jsonb.
 */
export class StoredFunction {
  readonly #family: string;
  readonly #arguments: string;
  readonly #text: string;
  readonly #name: string;
  #ready = new WeakMap<Db, Promise<void>>();

  constructor(family: string, args: string, body: SQL) {
    this.#family = family;
    this.#arguments = args;
    this.#text = new PgDialect().sqlToQuery(body.inlineParams()).sql;
    const hash = createHash("sha256").update(args).update(this.#text).digest("hex");
    this.#name = `${family}_${hash.slice(0, 12)}`;
  }

  /**
   * Its answer, with a transaction of its own or in that of the caller; `given` are literals in the
   * order of the arguments. Wants `makeReady` before, also again after an error: another version of
   * the program may have taken the function away.
   */
  async call<T>(db: Db, given: readonly string[]): Promise<T> {
    const text = `select ${this.#name}(${given.join(",")}) as answer`;
    const [row] = await plainQuery<{ answer: T }>(db, text).catch((error: unknown) => {
      if (faultOf(error).code === UNDEFINED_FUNCTION) this.#ready = new WeakMap();
      throw error;
    });
    if (!row) throw new Error(`${this.#family} did not answer`);
    return row.answer;
  }

  /** Puts the function into the database, once for each handle of it. */
  async makeReady(db: Db): Promise<void> {
    const making = this.#ready.get(db) ?? this.#make(db);
    this.#ready.set(db, making);
    try {
      await making;
    } catch (error) {
      this.#ready.delete(db);
      throw error;
    }
  }

  async #make(db: Db): Promise<void> {
    const asked = `select to_regproc('${this.#name}') is not null as is_there`;
    const [found] = await plainQuery<{ is_there: boolean }>(db, asked);
    if (found?.is_there) return;
    const made = `create or replace function ${this.#name}(${this.#arguments}) returns jsonb
      language plpgsql as $append$${this.#text}$append$`;
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      await tx.execute(sql.raw(made));
      await this.#dropOld(tx);
    });
  }

  async #dropOld(tx: Db): Promise<void> {
    await tx.execute(
      sql.raw(`do $drop$ declare old regprocedure; begin
        for old in select oid from pg_proc where proname ~ '^${this.#family}_[0-9a-f]{12}$'
          and pronamespace = current_schema()::regnamespace order by oid desc offset ${KEPT}
        loop execute 'drop function ' || old; end loop; end $drop$`),
    );
  }
}
