import Link from "next/link";
import type { BoardProps } from "./release-board.tsx";

/** Why the board is empty and when it will not be. */
export function BoardEmpty({ t, me, waiting, q }: BoardProps) {
  const why = q ? "search" : waiting ? "waiting" : "nothing";
  const mayWrite = me.workspaces.some(({ canWrite }) => canWrite);
  return (
    <section className="empty">
      <h2>{t(`board.empty.${why}.what`, { q })}</h2>
      <p className="muted">{t(`board.empty.${why}.when`)}</p>
      {why === "nothing" && mayWrite && (
        <ol>
          <li>{t("board.empty.steps.write")}</li>
          <li>{t("board.empty.steps.submit")}</li>
          <li>{t("board.empty.steps.sign")}</li>
          <li>{t("board.empty.steps.publish")}</li>
        </ol>
      )}
      {why !== "nothing" && (
        <Link className="button" href="/naskah">
          {t("board.empty.showAll")}
        </Link>
      )}
    </section>
  );
}
