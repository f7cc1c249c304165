"use client";
import { Check, Clock, CloudOff, HardDrive, LoaderCircle, Lock, WifiOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatClock, type TimeZone } from "#domain/dates.ts";
import type { Connection } from "./connection.ts";

type Shown = Connection | { kind: "reading" };
type Props = { connection: Shown; timeZone: TimeZone };

const GLYPHS = {
  connecting: LoaderCircle,
  saved: Check,
  saving: Clock,
  unsaved: CloudOff,
  offline: WifiOff,
  blocked: WifiOff,
  closed: Lock,
  reading: Lock,
};

/** How often a screen reader is told; the eye sees every change at once. */
const SPOKEN_EVERY = 30_000;

/** Whether the server has the words: always in the same place, never a promise too early. */
export function SaveState({ connection, timeZone }: Props) {
  const t = useTranslations("save");
  const words = useSaveWords(connection, timeZone);
  const copied = isCopied(connection) ? t("copied") : "";
  const spoken = useSpoken(`${words} ${copied}`.trim(), connection.kind);
  const Glyph = copied ? HardDrive : GLYPHS[connection.kind];
  return (
    <>
      <span className="save-state" role="status" aria-live="off" data-state={connection.kind}>
        <Glyph size={16} strokeWidth={1.75} />
        <span>{words}</span>
        {copied && <span className="wide-only">{copied}</span>}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {spoken}
      </span>
    </>
  );
}

/** Whether what the server lacks is kept on this device. */
function isCopied(shown: Shown): boolean {
  return "copied" in shown && shown.copied && shown.count > 0;
}

function useSaveWords(connection: Shown, timeZone: TimeZone): string {
  const t = useTranslations("save");
  const locale = useLocale();
  switch (connection.kind) {
    case "saved":
      return t("saved", { at: formatClock(new Date(connection.at), timeZone, locale) });
    case "unsaved":
      return t("unsaved", { count: connection.count });
    case "offline":
    case "blocked":
      return connection.count ? t("unsaved", { count: connection.count }) : t("offline");
    case "closed":
      return connection.unsent ? t("closedUnsent") : t("reading");
    case "connecting":
    case "saving":
    case "reading":
      return t(connection.kind);
  }
}

/** Saving and saved are told at most every half minute; trouble is told when it comes. */
function useSpoken(words: string, kind: Shown["kind"]): string {
  const [spoken, setSpoken] = useState("");
  const last = useRef(0);
  useEffect(() => {
    const routine = kind === "saved" || kind === "saving";
    const wait = routine ? Math.max(1_000, last.current + SPOKEN_EVERY - Date.now()) : 0;
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words, kind]);
  return spoken;
}
