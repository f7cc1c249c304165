"use client";
import { type ReactNode, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { ask } from "#components/query.ts";
import { DownloadMenu } from "#components/releases/download-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import type { History, KeptText } from "#domain/answers/history.ts";
import { formatDay } from "#domain/dates.ts";
import type { Me, ReleaseView } from "#domain/views.ts";
import { HistoryItem } from "./history-item.tsx";
import { HistoryWriters } from "./history-writers.tsx";
import type { Which } from "./use-texts.ts";

const NameDialog = later(() => import("./name-dialog.tsx").then((m) => m.NameDialog));
const RestoreDialog = later(() => import("./restore-dialog.tsx").then((m) => m.RestoreDialog));

type Props = {
  release: ReleaseView;
  items: readonly KeptText[];
  current: History["current"];
  seen: History["seen"];
  path: string;
  /** Where older ones begin; null when all are here. */
  next: string | null;
  me: Me;
  from: Which;
  onCompare: (which: Which) => void;
  onMore: (more: History) => void;
  onNamed: (named: KeptText) => void;
};

/** What was kept, by day, newest first, with what can be done with each. */
export function HistoryList(props: Props) {
  const { release, current, seen, path, from, onCompare, onNamed, me } = props;
  const t = useTranslations("history");
  const [naming, setNaming] = useState<KeptText | "current" | null>(null);
  const [restoring, setRestoring] = useState<KeptText | null>(null);
  const canWrite = release.access === "write";
  const of = { release, me };
  return (
    <aside className="history-list" aria-label={t("list")}>
      <section className="now">
        <h2>{t("current")}</h2>
        <HistoryWriters {...of} writers={current.writers} />
        {seen && <Button onClick={() => onCompare("seen")}>{t("sinceSeen")}</Button>}
        {canWrite && <Button onClick={() => setNaming("current")}>{t("keepNamed")}</Button>}
        <DownloadMenu releaseId={release.id} />
      </section>
      <Days {...props}>
        {(text) => (
          <HistoryItem
            key={text.id}
            {...of}
            text={text}
            chosen={text.id === from}
            onCompare={() => onCompare(text.id)}
            onName={canWrite ? () => setNaming(text) : null}
            onRestore={canWrite ? () => setRestoring(text) : null}
          />
        )}
      </Days>
      <More {...props} />
      {naming && (
        <NameDialog
          path={path}
          text={naming === "current" ? null : naming}
          onClose={() => setNaming(null)}
          onNamed={(named) => {
            onNamed(named);
            setNaming(null);
          }}
        />
      )}
      {restoring && (
        <RestoreDialog
          path={path}
          release={release}
          text={restoring}
          onClose={() => setRestoring(null)}
        />
      )}
    </aside>
  );
}

type DaysProps = Pick<Props, "release" | "items"> & {
  children: (text: KeptText) => ReactNode;
};

function Days({ release, items, children }: DaysProps) {
  const locale = useLocale();
  const { timeZone } = release.workspace;
  const days = new Map<string, KeptText[]>();
  for (const text of items) {
    const day = formatDay(new Date(text.at), timeZone, locale);
    days.set(day, [...(days.get(day) ?? []), text]);
  }
  return [...days].map(([day, texts]) => (
    <section key={day}>
      <h2>{day}</h2>
      <ul>{texts.map(children)}</ul>
    </section>
  ));
}

function More({ path, next, onMore }: Pick<Props, "path" | "next" | "onMore">) {
  const t = useTranslations("history");
  const [state, setState] = useState<"still" | "loading" | "failed">("still");
  if (next === null) return null;
  const load = async () => {
    setState("loading");
    const more = await ask<History>(`${path}?cursor=${encodeURIComponent(next)}`);
    setState(more ? "still" : "failed");
    if (more) onMore(more);
  };
  return (
    <section>
      {state === "failed" && <p role="alert">{t("failed")}</p>}
      <Button busy={state === "loading"} onClick={() => void load()}>
        {t("older")}
      </Button>
    </section>
  );
}
