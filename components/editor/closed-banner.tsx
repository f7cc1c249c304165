"use client";
import { CircleAlert, Lock } from "lucide-react";
import { useTranslations } from "use-intl";
import { CLOSE, type EndReason } from "#domain/room.ts";
import type { Closed } from "./connection.ts";

type Kind = "session" | "suspended" | "forbidden" | "notFound" | "locked" | "invalid" | "schema";

const KINDS: Record<number, Kind> = {
  [CLOSE.session]: "session",
  [CLOSE.forbidden]: "forbidden",
  [CLOSE.notFound]: "notFound",
  [CLOSE.locked]: "locked",
  [CLOSE.invalid]: "invalid",
  [CLOSE.malformed]: "invalid",
  [CLOSE.schema]: "schema",
};

type Props = { closed: Pick<Closed, "code" | "why">; releaseId: string };

/** Why writing ended here, and what to do. The text stays on the page. */
export function ClosedBanner({ closed: { code, why }, releaseId }: Props) {
  const t = useTranslations("closed");
  const isSuspended = code === CLOSE.session && why === ("suspended" satisfies EndReason);
  const kind = isSuspended ? "suspended" : (KINDS[code] ?? "tooLarge");
  const Glyph = kind === "locked" ? Lock : CircleAlert;
  return (
    <div className={kind === "locked" ? "desk-banner" : "desk-banner danger"} role="alert">
      <Glyph size={16} strokeWidth={1.75} />
      <p>
        <strong>{t(`${kind}.what`)}</strong> {t(`${kind}.todo`)}
      </p>
      {kind === "session" && (
        <a className="button" href={`/masuk?sesi=berakhir&lanjut=/naskah/${releaseId}`}>
          {t("session.action")}
        </a>
      )}
      {kind === "locked" && (
        <a className="button" href={`/naskah/${releaseId}/tinjau`}>
          {t("locked.action")}
        </a>
      )}
      {(kind === "schema" || kind === "invalid" || kind === "tooLarge") && (
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t("reload")}
        </button>
      )}
    </div>
  );
}
