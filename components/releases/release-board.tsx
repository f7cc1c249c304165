import { Plus, Search } from "lucide-react";
import Link from "next/link";
import { StateTag } from "#components/ui/state-tag.tsx";
import type { Words } from "#components/words.ts";
import { EDITION_STATES } from "#domain/release.ts";
import type { Me, ReleaseRow } from "#domain/views.ts";
import { BoardEmpty } from "./board-empty.tsx";
import { BoardRow } from "./board-row.tsx";

export type BoardProps = {
  t: Words;
  me: Me;
  rows: ReleaseRow[];
  /** True when older releases were left out. */
  cut: boolean;
  now: Date;
  waiting: boolean;
  q: string;
};

/** All releases that the reader may see, by state, each with whose turn it is. */
export function ReleaseBoard(props: BoardProps) {
  const { t, me, rows, now, cut } = props;
  const several = me.workspaces.length > 1;
  const groups = EDITION_STATES.map((state) => ({
    state,
    members: rows.filter((row) => row.state === state),
  })).filter(({ members }) => members.length > 0);
  return (
    <main id="isi" className={several ? "board several" : "board"}>
      <BoardHead {...props} />
      {rows.length === 0 ? (
        <BoardEmpty {...props} />
      ) : (
        <>
          <div className="columns" aria-hidden="true">
            <span />
            <span>{t("board.title")}</span>
            <span>{t("board.signatures")}</span>
            <span>{t("board.turn")}</span>
            {several && <span>{t("board.workspace")}</span>}
            <span>{t("board.changed")}</span>
          </div>
          {groups.map(({ state, members }) => (
            <section key={state} aria-labelledby={`state-${state}`}>
              <h2 id={`state-${state}`}>
                <StateTag state={state} />
                <span className="count">{members.length}</span>
              </h2>
              <ul>
                {members.map((row) => (
                  <BoardRow key={row.id} t={t} row={row} now={now} several={several} />
                ))}
              </ul>
            </section>
          ))}
          {cut && <p className="cut muted">{t("board.cut", { count: rows.length })}</p>}
        </>
      )}
    </main>
  );
}

function BoardHead({ t, me, waiting, q }: BoardProps) {
  const mayWrite = me.workspaces.some(({ canWrite }) => canWrite);
  return (
    <>
      <div className="head">
        <h1>{t("board.heading")}</h1>
        {mayWrite && (
          <Link className="button primary" href="/naskah/baru" data-tour="together">
            <Plus size={16} strokeWidth={1.75} />
            {t("board.create")}
          </Link>
        )}
      </div>
      <div className="tools-row">
        <nav className="chips" aria-label={t("board.filter")}>
          <Link className="chip" href="/naskah" aria-current={waiting ? undefined : "true"}>
            {t("board.all")}
          </Link>
          <Link
            className="chip"
            href="/naskah?saring=menunggu"
            aria-current={waiting ? "true" : undefined}
          >
            {t("board.waiting")}
          </Link>
        </nav>
        <search>
          <form action="/naskah" className="search">
            <Search size={16} strokeWidth={1.75} />
            <label className="visually-hidden" htmlFor="cari">
              {t("board.search")}
            </label>
            <input
              id="cari"
              name="q"
              type="search"
              defaultValue={q}
              placeholder={t("board.search")}
            />
            {waiting && <input type="hidden" name="saring" value="menunggu" />}
          </form>
        </search>
      </div>
    </>
  );
}
