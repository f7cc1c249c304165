"use client";
import { useTranslations } from "use-intl";
import { Notice } from "#components/ui/notice.tsx";
import { CopyWords } from "./copy-words.tsx";
import type { Room } from "./room.ts";
import { wordsOf } from "./room-words.ts";

/** Words that never reached the server stay here as plain text until they are copied. */
export function Rescue({ room }: { room: Room }) {
  const t = useTranslations();
  return (
    <section className="rescue" aria-label={t("rescue.what")}>
      <Notice kind="warn">
        <p className="strong">{t("rescue.what")}</p>
        <p>{t("rescue.todo")}</p>
        <CopyWords text={wordsOf(room.doc, t)} label={t("rescue.text")} />
      </Notice>
    </section>
  );
}
