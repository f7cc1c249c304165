"use client";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import {
  type CopyOf,
  copiesOf,
  dropCopies,
  type Kept,
  openCopies,
} from "#components/offline/copies.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import { SCHEMA_NUMBER } from "#domain/room.ts";
import { CopyWords } from "./copy-words.tsx";

type Props = {
  left: readonly Kept[];
  of: CopyOf;
  timeZone: TimeZone;
  /** Another text stands there by now, and it was not frozen for that. */
  isMoved?: boolean;
};

/** Words that this device kept and that cannot go on in the text: to be copied, then removed. */
export function LeftWords({ left, of, timeZone, isMoved = false }: Props) {
  const t = useTranslations("leftWords");
  const locale = useLocale();
  const [removed, setRemoved] = useState<readonly number[]>([]);
  const shown = left.filter(({ tab }) => !removed.includes(tab));
  const remove = async ({ tab }: Kept) => {
    const db = await openCopies(of);
    await dropCopies(db, [tab]);
    db.close();
    setRemoved((before) => [...before, tab]);
  };
  return shown.map((kept) => (
    <section key={kept.tab} className="rescue" aria-label={t("what")}>
      <Notice kind="warn">
        <p className="strong">{t("what")}</p>
        <p>
          {t(whyLeft(kept, isMoved), { at: formatMoment(new Date(kept.keptAt), timeZone, locale) })}
        </p>
        <CopyWords text={kept.text} label={t("text")}>
          <Button onClick={() => void remove(kept)}>{t("remove")}</Button>
        </CopyWords>
      </Notice>
    </section>
  ));
}

/** The same over a frozen text, where nothing that was kept can go on. */
export function LeftOverFrozen({ of, timeZone }: Pick<Props, "of" | "timeZone">) {
  const [left, setLeft] = useState<readonly Kept[]>([]);
  const { personId, releaseId, editionId } = of;
  useEffect(() => {
    void copiesOf({ personId, releaseId, editionId }).then(setLeft);
  }, [personId, releaseId, editionId]);
  return <LeftWords left={left} of={of} timeZone={timeZone} />;
}

function whyLeft({ refused, schema }: Kept, isMoved: boolean) {
  if (refused) return "refused";
  if (schema !== SCHEMA_NUMBER) return "older";
  return isMoved ? "moved" : "frozen";
}
