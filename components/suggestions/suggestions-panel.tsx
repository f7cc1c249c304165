"use client";
import type { Editor } from "@tiptap/core";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { TimeZone } from "#domain/dates.ts";
import { decideProposals } from "./decide-proposals.ts";
import { SuggestionItem } from "./suggestion-item.tsx";
import type { Proposals } from "./use-proposals.ts";

export type SuggestionsProps = {
  proposals: Proposals;
  editor: Editor;
  zone: TimeZone;
  /** Whether this reader accepts and rejects. */
  mayDecide: boolean;
  onGo: (id: string) => void;
};

type Decision = "accept" | "reject";

/** Everything that is proposed, by whom and when, with what can be done about it. */
export function SuggestionsPanel({ proposals, editor, zone, mayDecide, onGo }: SuggestionsProps) {
  const t = useTranslations("suggestions");
  const { open, active, people, agencies } = proposals;
  const [author, setAuthor] = useState("");
  const [told, setTold] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const authors = [...new Set(open.map((one) => one.author))];
  const chosen = authors.includes(author) ? author : "";
  const listed = open.filter((one) => !chosen || one.author === chosen);
  const personOf = (id: string) => people.find((one) => one.id === id);
  const nameOf = (id: string) => personOf(id)?.name ?? t("someone");
  const decide = (ids: readonly string[], decision: Decision) => {
    decideProposals(editor, ids, decision);
    setTold(t(decision === "accept" ? "accepted" : "rejected", { count: ids.length }));
    // The button is gone; whoever decides goes on with what is left.
    requestAnimationFrame(() => {
      const next = panel.current?.querySelector<HTMLElement>(".suggestion button");
      (next ?? panel.current)?.focus();
    });
  };
  const all = listed.map(({ id }) => id);
  return (
    <div className="panel-part suggestions" ref={panel} tabIndex={-1}>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {open.length === 0 && <p className="small muted">{t("none")}</p>}
      {authors.length > 1 && (
        <label className="by-author small">
          {t("by")}
          <select value={chosen} onChange={(event) => setAuthor(event.target.value)}>
            <option value="">{t("everybody")}</option>
            {authors.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </label>
      )}
      {mayDecide && listed.length > 1 && (
        <p className="buttons">
          <Button onClick={() => decide(all, "accept")}>
            {t("acceptAll", { count: all.length })}
          </Button>
          <Button look="quiet" onClick={() => decide(all, "reject")}>
            {t("rejectAll", { count: all.length })}
          </Button>
        </p>
      )}
      {listed.length > 0 && (
        <ul className="threads" aria-label={t("open", { count: listed.length })}>
          {listed.map((one) => (
            <SuggestionItem
              key={one.id}
              suggestion={one}
              name={nameOf(one.author)}
              agency={agencies.find(({ slug }) => slug === personOf(one.author)?.agency) ?? null}
              zone={zone}
              active={one.id === active}
              onGo={() => onGo(one.id)}
              onDecide={mayDecide ? (decision) => decide([one.id], decision) : null}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
