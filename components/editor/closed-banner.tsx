"use client";
import { CircleAlert, Lock } from "lucide-react";
import { useTranslations } from "use-intl";
import { CLOSE } from "#domain/room.ts";

const KINDS: Record<
  number,
  "session" | "forbidden" | "notFound" | "locked" | "invalid" | "schema"
> = {
  [CLOSE.session]: "session",
  [CLOSE.forbidden]: "forbidden",
  [CLOSE.notFound]: "notFound",
  [CLOSE.locked]: "locked",
  [CLOSE.invalid]: "invalid",
  [CLOSE.malformed]: "invalid",
  [CLOSE.schema]: "schema",
};

/** Why writing ended here, and what to do. The text stays on the page. */
export function ClosedBanner({ code, releaseId }: { code: number; releaseId: string }) {
  const t = useTranslations("closed");
  const kind = KINDS[code] ?? "tooLarge";
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
