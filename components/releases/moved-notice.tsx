"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Moved } from "./moved.ts";

type Props = { moved: Moved; number: number; releaseId: string };

/** In the place of the decision: the release is elsewhere now, and the text of this page stays. */
export function MovedNotice({ moved, number, releaseId }: Props) {
  const t = useTranslations();
  if (moved.kind === "nowhere" || moved.kind === "onward") return null;
  const toText = moved.kind === "state";
  const go = () =>
    toText ? window.location.assign(`/naskah/${releaseId}`) : window.location.reload();
  return (
    <section className="decision" aria-label={t("review.decision")}>
      <Notice kind="warn" alert>
        <p className="strong">
          {toText
            ? t("review.movedState", { state: t(`states.${moved.state}`) })
            : t("review.movedVersion", { number: moved.number })}
        </p>
        <p className="small">{t("review.movedKept", { number })}</p>
        <Button onClick={go}>{toText ? t("review.openText") : t("review.seeNewest")}</Button>
      </Notice>
    </section>
  );
}
