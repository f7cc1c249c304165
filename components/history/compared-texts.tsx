"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { Comparison } from "#components/releases/comparison.tsx";
import { FrozenFields } from "#components/releases/frozen-fields.tsx";
import { picturesOf } from "#components/releases/picture-address.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useNarrow } from "#components/ui/use-narrow.ts";
import type { History, KeptText } from "#domain/answers/history.ts";
import type { ReleaseView } from "#domain/views.ts";
import { TextChoice } from "./text-choice.tsx";
import { useTextName } from "./text-name.ts";
import { useCompared } from "./use-compared.ts";
import { type Loaded, useTexts, type Which } from "./use-texts.ts";

type Props = {
  release: ReleaseView;
  items: readonly KeptText[];
  pair: readonly [Which, Which];
  path: string;
  seen: History["seen"];
  /** How far the log of the text that stands reaches. */
  head: number;
  onPair: (pair: [Which, Which]) => void;
};

/** Two texts of the history, whichever, and what lies between them. */
export function ComparedTexts({ release, items, pair, path, seen, head, onPair }: Props) {
  const t = useTranslations("history");
  const [from, to] = pair;
  const texts = useTexts(path, pair, head);
  const [before, after] = [texts.of(from), texts.of(to)];
  const failed = [from, to].filter((which) => texts.of(which) === "failed");
  const narrow = useNarrow();
  const [look, setLook] = useState<"beside" | "inline">("beside");
  useSeen(release.id, from, before, after);
  const choice = { items, seen, timeZone: release.workspace.timeZone };
  return (
    <>
      <div className="history-choice">
        <TextChoice
          {...choice}
          id="dari"
          label={t("from")}
          value={from}
          onChoose={(id) => onPair([id, to])}
        />
        <TextChoice
          {...choice}
          id="ke"
          label={t("to")}
          value={to}
          onChoose={(id) => onPair([from, id])}
        />
        {!narrow && (
          <Button onClick={() => setLook(look === "beside" ? "inline" : "beside")}>
            {look === "beside" ? t("inline") : t("beside")}
          </Button>
        )}
      </div>
      {failed.length > 0 ? (
        <div className="history-empty">
          <Notice kind="danger" alert>
            <p>{t("failed")}</p>
            <Button onClick={() => failed.forEach((which) => void texts.load(which))}>
              {t("retry")}
            </Button>
          </Notice>
        </div>
      ) : (
        <Between {...{ release, items, pair, seen, look }} before={before} after={after} />
      )}
    </>
  );
}

type BetweenProps = Omit<Props, "path" | "head" | "onPair"> & {
  look: "beside" | "inline";
  before: Loaded | string;
  after: Loaded | string;
};

function Between({ release, items, pair, seen, look, before, after }: BetweenProps) {
  const t = useTranslations("history");
  const { timeZone } = release.workspace;
  const nameOf = useTextName(items, seen, timeZone);
  const compared = useCompared(pair.join(" "), textOf(before), textOf(after));
  const changes = compared?.changes;
  const said = changes
    ? changes.count
      ? t("found", { count: changes.count })
      : t("same")
    : t("comparing");
  return (
    <>
      <p className={changes?.count ? "visually-hidden" : "history-said muted"} role="status">
        {said}
      </p>
      {compared && (
        <Comparison
          heads={{
            before: <p className="strong">{nameOf(pair[0])}</p>,
            after: <span className="strong">{nameOf(pair[1])}</span>,
          }}
          changes={compared.changes}
          pictures={picturesOf(release.id)}
          look={look}
        >
          <FrozenFields
            template={release.template}
            version={compared.after}
            previous={compared.before}
            zone={timeZone}
          />
        </Comparison>
      )}
    </>
  );
}

const textOf = (state: Loaded | string) => (typeof state === "string" ? null : state.text);

/** Whoever has what they had not seen before them has now seen it; what is shown here stays. */
function useSeen(releaseId: string, from: Which, before: unknown, after: Loaded | string): void {
  const command = useCommand();
  const seq =
    from === "seen" && typeof before === "object" && typeof after === "object" ? after.seq : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what is shown.
  useEffect(() => {
    if (seq !== null) void command(`/api/v1/releases/${releaseId}/look`, { seq });
  }, [releaseId, seq]);
}
