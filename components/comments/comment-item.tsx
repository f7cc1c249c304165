"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import type { SentComment } from "#domain/answers/threads.ts";
import { formatMoment } from "#domain/dates.ts";
import { piecesOf } from "#domain/threads.ts";
import { Composer } from "./composer.tsx";
import type { ThreadProps } from "./thread-item.tsx";

const DeleteComment = later(() => import("./delete-comment.tsx").then((m) => m.DeleteComment));

type Props = Omit<ThreadProps, "onGo"> & { comment: SentComment };

/** One comment: who, when, what; its author may change or delete it. */
export function CommentItem({ comment, ...given }: Props) {
  const { thread, threads, discussion, me, agencies, zone, onDone } = given;
  const t = useTranslations("comments");
  const locale = useLocale();
  const place = `edit ${comment.id}`;
  const [doing, setDoing] = useState<"edit" | "delete" | null>(
    threads.kept.has(place) ? "edit" : null,
  );
  const { author, text, at, editedAt, mentions } = comment;
  const agency = agencies.find(({ slug }) => slug === author.agency) ?? null;
  const isMine = author.id === me && discussion.mayComment && text !== null;
  return (
    <li className="comment">
      <p className="comment-head small">
        <Avatar name={author.name} agency={agency} little />
        <span className="strong">{author.name}</span>
        <time className="muted" dateTime={at}>
          {formatMoment(new Date(at), zone, locale)}
        </time>
        {editedAt && text !== null && <span className="muted">{t("edited")}</span>}
      </p>
      {text === null && <p className="muted small">{t("deleted")}</p>}
      {text !== null && doing !== "edit" && (
        <p className="comment-text">
          {piecesOf(text, mentions).map(({ words, mention }, index) => {
            const key = String(index);
            return mention ? <b key={key}>{words}</b> : <span key={key}>{words}</span>;
          })}
        </p>
      )}
      {doing === "edit" && text !== null && (
        <Composer
          label={t("editLabel")}
          submit={t("save")}
          place={place}
          initial={text}
          kept={threads.kept}
          mentionable={discussion.mentionable}
          agencies={agencies}
          onSend={async (said) => {
            const refused = await threads.act(thread.id, "edit", { comment: comment.id, ...said });
            if (refused !== null) return refused;
            setDoing(null);
            onDone();
            return null;
          }}
          onClose={() => setDoing(null)}
        />
      )}
      {isMine && doing !== "edit" && (
        <p className="buttons">
          <Button look="quiet" onClick={() => setDoing("edit")}>
            {t("edit")}
          </Button>
          <Button look="quiet" onClick={() => setDoing("delete")}>
            {t("delete")}
          </Button>
        </p>
      )}
      {doing === "delete" && (
        <DeleteComment
          onDelete={() => threads.act(thread.id, "delete", { comment: comment.id })}
          onDeleted={onDone}
          onClose={() => setDoing(null)}
        />
      )}
    </li>
  );
}
