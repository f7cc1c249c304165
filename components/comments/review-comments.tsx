"use client";
import { MessageSquarePlus } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { partLabel } from "#components/field-words.ts";
import { Button } from "#components/ui/button.tsx";
import type { TimeZone } from "#domain/dates.ts";
import { commentedFields } from "#domain/field-threads.ts";
import type { AgencyView, VersionView } from "#domain/views.ts";
import { CommentsPanel } from "./comments-panel.tsx";
import { partOfBody, partsOfBody, type useReviewComments } from "./use-review-comments.ts";

export type ReviewTalk = ReturnType<typeof useReviewComments>;

type Props = {
  talk: ReviewTalk;
  version: VersionView;
  template: string;
  me: string;
  agencies: readonly AgencyView[];
  zone: TimeZone;
  onGo: (thread: string) => void;
  onLeave: () => void;
};

/** The comments on a frozen text. */
export function ReviewComments({ talk, version, template, onLeave, ...given }: Props) {
  const { subject } = talk;
  const isWhole = talk.isWhole;
  return (
    <CommentsPanel
      {...talk}
      {...given}
      subject={
        subject && {
          ...subject,
          chooser: isWhole ? <Part {...{ talk, version, template }} /> : undefined,
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
function Part({ talk, version, template }: Pick<Props, "talk" | "version" | "template">) {
  const t = useTranslations();
  const id = useId();
  const { about, subject } = talk;
  const fields = commentedFields(template);
  return (
    <div className="field">
      <label htmlFor={id}>{t("comments.part")}</label>
      <select
        id={id}
        className="input"
        value={about && "field" in about ? about.field : about?.from.block}
        onChange={({ target: { value } }) =>
          talk.setAbout(
            fields.includes(value) ? { field: value } : partOfBody(version, Number(value)),
          )
        }
      >
        {fields.map((field) => (
          <option key={field} value={field}>
            {partLabel(t, field)}
          </option>
        ))}
        {partsOfBody(version).map(({ block, words }) => (
          <option key={block} value={block}>
            {words.length > 60 ? `${words.slice(0, 60)}…` : words}
          </option>
        ))}
      </select>
      {subject?.quotation && (
        <p className="quotation">
          <q>{subject.quotation}</q>
        </p>
      )}
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
