"use client";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { History } from "#domain/answers/history.ts";
import type { Me, ReleaseView } from "#domain/views.ts";
import { ComparedTexts } from "./compared-texts.tsx";
import { HistoryList } from "./history-list.tsx";
import { useHistory } from "./use-history.ts";
import type { Which } from "./use-texts.ts";

type Props = { release: ReleaseView; history: History; me: Me };

/** What a text was before: two of its texts compared, and the list to choose them from. */
export function HistoryPage({ release, history, me }: Props) {
  const t = useTranslations();
  const path = `/api/v1/releases/${release.id}/history`;
  const kept = useHistory({ history, path, releaseId: release.id, me: me.personId });
  const { items, current } = kept;
  const [next, setNext] = useState(history.nextCursor);
  const [pair, setPair] = useState<[Which, Which]>(() => firstPair(history));
  const onMore = (more: History) => {
    kept.add(more.items);
    setNext(more.nextCursor);
  };
  return (
    <div className="history">
      <main id="isi">
        <div className="history-head">
          <p className="small">
            <a href={`/naskah/${release.id}${release.version ? "/tinjau" : ""}`}>
              <ArrowLeft size={16} strokeWidth={1.75} />
              {t("history.back")}
            </a>
          </p>
          <h1>{t("history.of", { title: release.title || t("common.untitled") })}</h1>
        </div>
        {pair[0] ? (
          <ComparedTexts
            {...{ release, items, pair, path }}
            seen={history.seen}
            head={current.seq}
            onPair={setPair}
          />
        ) : (
          <div className="history-empty">
            <Notice>
              <p className="strong">{t("history.empty")}</p>
              <p>{t("history.emptyLead")}</p>
            </Notice>
          </div>
        )}
      </main>
      <HistoryList
        {...{ release, items, path, next, me, onMore, current }}
        onNamed={kept.put}
        seen={history.seen}
        from={pair[0]}
        onCompare={(id) => setPair([id, "current"])}
      />
    </div>
  );
}

/** What is new to the reader; to one who never looked, what is new since the last kept text. */
function firstPair({ seen, items }: History): [Which, Which] {
  return [seen ? "seen" : (items[0]?.id ?? ""), "current"];
}
