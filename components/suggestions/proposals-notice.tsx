"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { SentProposal } from "#domain/answers/suggesters.ts";

type Props = {
  problem: string;
  proposals: readonly SentProposal[];
  onGo: (id: string) => void;
};

/** What nobody has decided on yet; each entry leads to its place. */
export function ProposalsNotice({ problem, proposals, onGo }: Props) {
  const t = useTranslations("suggestions");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "center" });
  }, []);
  const words = ({ author, inserted, deleted }: SentProposal) => {
    const about = { name: author.name, inserted, deleted };
    if (inserted && inserted === deleted) return t("looking", about);
    if (inserted && deleted) return t("replacing", about);
    return inserted ? t("inserting", about) : t("deleting", about);
  };
  return (
    <Notice kind="danger" alert ref={place}>
      <p className="strong">{problem}</p>
      <ul className="gaps">
        {proposals.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onGo(one.id)}>
              {words(one)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
