"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { isWaivable } from "#domain/checks/finding.ts";
import type { Checks } from "./use-checks.ts";

/** Milliseconds in which the number must stay the same before it is read out. */
const CALM = 2000;

/** Tells a screen reader, politely and only in pauses, how many findings there are. */
export function FindingsTold({ checks }: { checks: Checks }) {
  const t = useTranslations("checks");
  const { state, open } = checks;
  const count = open.filter(({ rule, severity }) => isWaivable(rule) && severity !== "hint").length;
  const [told, setTold] = useState<number | null>(null);
  useEffect(() => {
    if (state !== "checked") return;
    const timer = setTimeout(
      () => setTold((before) => (before === null && !count ? null : count)),
      CALM,
    );
    return () => clearTimeout(timer);
  }, [state, count]);
  return (
    <p className="visually-hidden" role="status">
      {told === null ? "" : t("told", { count: told })}
    </p>
  );
}
