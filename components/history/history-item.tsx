import { useLocale, useTranslations } from "use-intl";
import type { KeptText } from "#domain/answers/history.ts";
import { formatClock, formatSeen } from "#domain/dates.ts";
import { formatList } from "#domain/lists.ts";
import type { Me, ReleaseView } from "#domain/views.ts";
import { HistoryWriters } from "./history-writers.tsx";

type Props = {
  release: ReleaseView;
  me: Me;
  text: KeptText;
  /** It is what the comparison begins with. */
  chosen: boolean;
  onCompare: () => void;
  /** Null for whoever may not. */
  onName: (() => void) | null;
  onRestore: (() => void) | null;
};

/** One text that was kept: when, why, by whom, and what can be done with it. */
export function HistoryItem({ release, me, text, chosen, onCompare, onName, onRestore }: Props) {
  const t = useTranslations("history");
  const locale = useLocale();
  const zone = release.workspace.timeZone;
  const clock = formatClock(new Date(text.at), zone, locale);
  const kind = t(`kinds.${text.kind}`, { number: text.version?.number ?? 0 });
  const title = text.name ?? kind;
  const signed = text.version?.signatures.map(({ name }) => name) ?? [];
  const { source } = text;
  return (
    <li className="kept" aria-current={chosen || undefined}>
      <button type="button" className="kept-title" onClick={onCompare}>
        <span className="strong">{title}</span> <span className="muted">{clock}</span>
        <span className="visually-hidden"> – {t("compare")}</span>
      </button>
      {text.name && <p className="small muted">{kind}</p>}
      {signed.length > 0 && (
        <p className="small">{t("signed", { names: formatList(signed, locale) })}</p>
      )}
      {source && (
        <p className="small muted">
          {t("source", {
            name: source.name ?? t("unnamed"),
            at: formatSeen(new Date(source.at), new Date(), zone, locale),
          })}
        </p>
      )}
      <HistoryWriters release={release} me={me} writers={text.writers} />
      <p className="kept-deeds">
        {onName && (
          <button type="button" className="button quiet" onClick={onName}>
            {t("name")}
            <span className="visually-hidden"> {`${title}, ${clock}`}</span>
          </button>
        )}
        {onRestore && (
          <button type="button" className="button quiet" onClick={onRestore}>
            {t("restore")}
            <span className="visually-hidden"> {`${title}, ${clock}`}</span>
          </button>
        )}
      </p>
    </li>
  );
}
