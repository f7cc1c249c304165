"use client";
import { CircleAlert, Lock } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { tellEnded } from "#components/session/door.ts";
import {
  CLOSE,
  DAMAGED,
  END_REASONS,
  type EndReason,
  MOVE_REASONS,
  type MoveReason,
  RESTORED,
} from "#domain/room.ts";
import { type Closed, MOVED_ON } from "./connection.ts";

type Kind =
  | "session"
  | EndReason
  | "forbidden"
  | "notFound"
  | "locked"
  | MoveReason
  | typeof MOVED_ON
  | "invalid"
  | "schema";

const KINDS: Record<number, Kind> = {
  [CLOSE.session]: "session",
  [CLOSE.forbidden]: "forbidden",
  [CLOSE.notFound]: "notFound",
  [CLOSE.locked]: "locked",
  [CLOSE.invalid]: "invalid",
  [CLOSE.malformed]: "invalid",
  [CLOSE.schema]: "schema",
};

/** What a reload mends. */
const RELOADED: readonly (Kind | "tooLarge")[] = [
  "schema",
  "invalid",
  "tooLarge",
  "other-person",
  DAMAGED,
  RESTORED,
  MOVED_ON,
];

type Props = { closed: Pick<Closed, "code" | "why">; releaseId: string };

/** Why writing ended here, and what to do. The text stays on the page. */
export function ClosedBanner({ closed: { code, why }, releaseId }: Props) {
  const t = useTranslations("closed");
  const reason = reasonOf(code, why);
  const kind = reason ?? KINDS[code] ?? "tooLarge";
  const Glyph = kind === "locked" ? Lock : CircleAlert;
  const banner = useRef<HTMLDivElement>(null);
  // Whoever was typing cannot go on there; over an ended session a dialog asks instead.
  useEffect(() => {
    if (code !== CLOSE.session) banner.current?.focus();
  }, [code]);
  return (
    <div
      ref={banner}
      className={kind === "locked" ? "desk-banner" : "desk-banner danger"}
      role="alert"
      tabIndex={-1}
    >
      <Glyph size={16} strokeWidth={1.75} />
      <p>
        <strong>{t(`${kind}.what`)}</strong> {t(`${kind}.todo`)}
      </p>
      {kind === "session" && (
        <button type="button" className="button" onClick={() => tellEnded(true)}>
          {t("session.action")}
        </button>
      )}
      {kind === "locked" && (
        <a className="button" href={`/naskah/${releaseId}/tinjau`}>
          {t("locked.action")}
        </a>
      )}
      {RELOADED.includes(kind) && (
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {t("reload")}
        </button>
      )}
    </div>
  );
}

function reasonOf(code: number, why: string): Kind | undefined {
  if (code === CLOSE.session) return END_REASONS.find((one) => one === why);
  return code === CLOSE.locked
    ? ([...MOVE_REASONS, MOVED_ON] as const).find((one) => one === why)
    : undefined;
}
