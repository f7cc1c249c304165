"use client";
import type { Editor } from "@tiptap/core";
import { useLocale, useTranslations } from "use-intl";
import { CHANNELS, type Counts, lengthOn, minutesToRead } from "#domain/counts.ts";
import { formatNumber } from "#domain/numbers.ts";
import { useCounts } from "./use-counts.ts";

/** How long the text is, or what is selected of it, and where that is too long. */
export function CountsPart({ editor }: { editor: Editor }) {
  const t = useTranslations("outline");
  const locale = useLocale();
  const shown = useCounts(editor);
  if (!shown) return null;
  const counts = shown.chosen ?? shown.all;
  const number = (value: number) => formatNumber(value, locale);
  const minutes = minutesToRead(counts);
  const rows = [
    [t("words"), number(counts.words)],
    [t("characters"), number(counts.characters)],
    [t("sentences"), number(counts.sentences)],
    [t("reading"), t("minutes", { count: minutes, shown: number(minutes) })],
  ];
  return (
    <>
      <section aria-labelledby="counts-heading">
        <h2 id="counts-heading">{shown.chosen ? t("countsChosen") : t("counts")}</h2>
        <dl className="counts">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Channels counts={counts} isChosen={shown.chosen !== null} />
    </>
  );
}

function Channels({ counts, isChosen }: { counts: Counts; isChosen: boolean }) {
  const t = useTranslations("outline");
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const all = CHANNELS.map((channel) => ({ channel, ...lengthOn(channel, counts) }));
  const over = all.filter(({ length, most }) => length > most);
  const names = over.map(({ channel }) => t(`channel.${channel}`)).join(", ");
  return (
    <section aria-labelledby="channels-heading">
      <h2 id="channels-heading">{t("channels")}</h2>
      <p className="small muted">{isChosen ? t("channelsChosen") : t("channelsAll")}</p>
      <dl className="counts">
        {all.map(({ channel, length, most }) => (
          <div key={channel} className={length > most ? "over" : undefined}>
            <dt>{t(`channel.${channel}`)}</dt>
            <dd>
              {t(channel === "radio" ? "ofWords" : "ofCharacters", {
                length: number(length),
                most: number(most),
              })}
              {length > most && <strong>{t("over", { count: number(length - most) })}</strong>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="visually-hidden" role="status">
        {names && t("tooLong", { names })}
      </p>
    </section>
  );
}
