"use client";
import { ChevronDown, ChevronUp } from "lucide-react";
import { Fragment, type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";
import { type Changes, isChanged, type Pair } from "#domain/compare/compare.ts";
import type { Piece } from "#domain/compare/pieces.ts";
import { PICTURE, shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { ArticleNode } from "./article-body.tsx";
import { Figure } from "./figure.tsx";

type Props = {
  /** What stands over each side. */
  heads: { before: ReactNode; after: ReactNode };
  changes: Changes;
  /** Address under which the pictures of both lie. */
  pictures: string;
  /** Side by side where there is room, or always in one column. */
  look?: "beside" | "inline";
  /** What else is compared below the text. */
  children?: ReactNode;
};

/** Two versions side by side, changed places marked; on phones one column with both. */
export function Comparison({ heads, changes, pictures, look = "beside", children }: Props) {
  const t = useTranslations("review");
  const area = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(-1);
  const { title, pairs, count } = changes;
  const titleChanged = title.some(({ added, removed }) => added || removed);

  const go = (step: 1 | -1) => {
    const places = area.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [];
    if (!places.length) return;
    const next = place < 0 && step < 0 ? places.length - 1 : place + step;
    const at = (next + places.length) % places.length;
    setPlace(at);
    places[at]?.scrollIntoView({ block: "center" });
    places[at]?.focus({ preventScroll: true });
  };
  useShortcuts("comparison", { next: () => go(1), previous: () => go(-1) });

  return (
    <div className={`comparison ${look}`} ref={area}>
      <div className="pair heads small">
        <div className="before">{heads.before}</div>
        <div>
          {heads.after}
          <span className="steps">
            {t("changes", { count })}
            <Step label={t("previousChange")} onClick={() => go(-1)}>
              <ChevronUp size={16} strokeWidth={1.75} />
            </Step>
            <Step label={t("nextChange")} onClick={() => go(1)}>
              <ChevronDown size={16} strokeWidth={1.75} />
            </Step>
          </span>
        </div>
      </div>
      <div className="pair title" data-change={titleChanged || undefined} tabIndex={-1}>
        <p className="before">
          <Pieces pieces={title} side="before" />
        </p>
        <p>
          <Pieces pieces={title} side="after" />
        </p>
      </div>
      {pairs.map((pair, index) => (
        <ComparedPair key={String(index)} pair={pair} pictures={pictures} />
      ))}
      {children}
    </div>
  );
}

type StepProps = { label: string; onClick: () => void; children: ReactNode };

function Step({ label, onClick, children }: StepProps) {
  return (
    <button type="button" className="button icon" aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}

function ComparedPair({ pair, pictures }: { pair: Pair; pictures: string }) {
  const t = useTranslations("review");
  const { before, after, change, moved, pieces } = pair;
  const shared = { pieces, change, pictures };
  return (
    <div className="pair" data-change={isChanged(pair) || undefined} tabIndex={-1}>
      <div className="reading before">
        {before && <Side node={before} {...shared} side="before" />}
      </div>
      <div className={after ? "reading" : "reading gone"}>
        <Side node={after ?? before} {...shared} side="after" />
        {hasOtherPicture(pair) && <p className="small muted look">{t("otherPicture")}</p>}
        {change === "look" && !hasOtherPicture(pair) && (
          <p className="small muted look">{t("lookChanged")}</p>
        )}
        {moved && <p className="small muted look">{t("moved")}</p>}
      </div>
    </div>
  );
}

/** Whether the same place shows another picture, whatever is said of it. */
function hasOtherPicture({ before, after }: Pair): boolean {
  if (before?.type !== PICTURE || after?.type !== PICTURE) return false;
  return before.attrs?.sha256 !== after.attrs?.sha256;
}

type SideProps = {
  pictures: string;
  node: JsonNode | null;
  pieces: Piece[];
  side: "before" | "after";
  change: Pair["change"];
};

/** A changed block shows its words with marks, in the shape of its kind; others as they are. */
function Side({ node, pieces, side, change, pictures }: SideProps) {
  if (!node) return null;
  if (change !== "words") return <ArticleNode node={node} pictures={pictures} />;
  const marked = <Pieces pieces={pieces} side={side} />;
  if (node.type === PICTURE) {
    return (
      <Figure picture={shownPicture(node)} pictures={pictures}>
        {marked}
      </Figure>
    );
  }
  if (node.type === "heading") return <h2>{marked}</h2>;
  if (node.type === "quote") return <blockquote className="lines">{marked}</blockquote>;
  return <p className={node.type === "dateline" ? "dateline lines" : "lines"}>{marked}</p>;
}

/** The newer side holds the removed words too, seen only where there is one column. */
export function Pieces({ pieces, side }: { pieces: Piece[]; side: "before" | "after" | "both" }) {
  const t = useTranslations("review");
  return pieces.map(({ value, added, removed }, index) => {
    const key = String(index);
    if (added && side === "before") return null;
    if (!added && !removed) return <Fragment key={key}>{value}</Fragment>;
    const Mark = added ? "ins" : "del";
    const look = removed && side === "after" ? "removed-before" : undefined;
    return (
      <Mark key={key} className={look}>
        <span className="visually-hidden">{added ? t("inserted") : t("deleted")} </span>
        {value}
      </Mark>
    );
  });
}
