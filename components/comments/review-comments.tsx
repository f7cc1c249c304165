"use client";
import { MessageSquarePlus } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { TimeZone } from "#domain/dates.ts";
import type { AgencyView, VersionView } from "#domain/views.ts";
import { CommentsPanel } from "./comments-panel.tsx";
import { partOfBody, partsOfBody, type useReviewComments } from "./use-review-comments.ts";

export type ReviewTalk = ReturnType<typeof useReviewComments>;

type Props = {
  talk: ReviewTalk;
  version: VersionView;
  me: string;
  agencies: readonly AgencyView[];
  zone: TimeZone;
  onGo: (thread: string) => void;
  onLeave: () => void;
};

/** The comments on a frozen text. */
export function ReviewComments({ talk, version, onLeave, ...given }: Props) {
  const { subject } = talk;
  const isWhole = talk.isWhole;
  return (
    <CommentsPanel
      {...talk}
      {...given}
      subject={
        subject && {
          ...subject,
          chooser: isWhole ? <Part talk={talk} version={version} /> : undefined,
        }
      }
      onLeave={() => {
        talk.letGo();
        onLeave();
      }}
    />
  );
}

/** For whoever selects nothing: which part of the text the comment is about. */
function Part({ talk, version }: Pick<Props, "talk" | "version">) {
  const t = useTranslations("comments");
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t("part")}</label>
      <select
        id={id}
        className="input"
        value={talk.span?.from.block}
        onChange={({ target }) => talk.setSpan(partOfBody(version, Number(target.value)))}
      >
        {partsOfBody(version).map(({ block, words }) => (
          <option key={block} value={block}>
            {words.length > 60 ? `${words.slice(0, 60)}…` : words}
          </option>
        ))}
      </select>
      <p className="quotation">
        <q>{talk.subject?.quotation}</q>
      </p>
    </div>
  );
}

/** Beside what is selected of the text, at the thumb on phones. */
export function CommentHere({ talk }: { talk: ReviewTalk }) {
  const t = useTranslations("comments");
  if (!talk.selected) return null;
  return (
    <Button
      className="comment-here"
      look="primary"
      onMouseDown={(event) => event.preventDefault()}
      onClick={talk.onBegin}
    >
      <MessageSquarePlus size={16} strokeWidth={1.75} />
      {t("begin")}
    </Button>
  );
}
