"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Props = {
  /** A moment of `performance.now()`. */
  endsAt: number;
};

/** Runs every second for the eye; a screen reader hears only each minute. */
export function Countdown({ endsAt }: Props) {
  const t = useTranslations("session.soon");
  const left = useLeft(endsAt);
  const seconds = Math.ceil(left / SECOND);
  const clock = `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, "0")}`;
  return (
    <>
      <p className="countdown" aria-hidden="true">
        {clock}
      </p>
      <p className="visually-hidden" role="status">
        {left > MINUTE ? t("minutes", { count: Math.ceil(left / MINUTE) }) : t("lastMinute")}
      </p>
    </>
  );
}

/** Milliseconds that are left, read anew every second; the clock of the device plays no part. */
function useLeft(endsAt: number): number {
  const [left, setLeft] = useState(() => Math.max(0, endsAt - performance.now()));
  useEffect(() => {
    const read = () => setLeft(Math.max(0, endsAt - performance.now()));
    read();
    const timer = setInterval(read, SECOND);
    return () => clearInterval(timer);
  }, [endsAt]);
  return left;
}
