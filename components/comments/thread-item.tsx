"use client";
import { CircleCheckBig, Unlink } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { partLabel } from "#components/field-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Discussion, SentThread } from "#domain/answers/threads.ts";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { AgencyView } from "#domain/views.ts";
import { CommentItem } from "./comment-item.tsx";
import { Composer } from "./composer.tsx";
import type { Threads } from "./use-threads.ts";

/** What every part of a thread needs to know. */
export type ThreadProps = {
  thread: SentThread;
  threads: Threads;
  discussion: Discussion;
  /** Id of the reader. */
  me: string;
  agencies: readonly AgencyView[];
  zone: TimeZone;
  /** Goes to the words; null where they are gone. */
  onGo: (() => void) | null;
  /** Something was done and its button is gone: the focus stays with the thread, or with the list. */
  onDone: () => void;
};
type Props = Omit<ThreadProps, "onDone"> & {
  /** It is the one that is looked at; `focus` changes when it is to have the focus. */
  active: boolean;
  focus: number;
  onActive: () => void;
};

/** The words, what was said about them, and what can be done. */
export function ThreadItem({ active, focus, onActive, ...props }: Props) {
  const { thread, threads, discussion, agencies, onGo } = props;
  const t = useTranslations("comments");
  const item = useRef<HTMLLIElement>(null);
  const onDone = () => {
    const list = item.current?.closest<HTMLElement>(".comments");
    requestAnimationFrame(() => {
      const words = item.current?.querySelector<HTMLElement>(".quotation");
      (words?.checkVisibility() ? words : list)?.focus();
    });
  };
  const given = { ...props, onDone };
  const place = `reply ${thread.id}`;
  const [replying, setReplying] = useState(threads.kept.has(place));
  // One that is pressed is active too, but must not be scrolled away under the press.
  const seen = useRef(0);
  useEffect(() => {
    if (seen.current === focus) return;
    seen.current = focus;
    if (!active) return;
    item.current?.scrollIntoView({ block: "nearest" });
    item.current?.querySelector<HTMLElement>(".quotation")?.focus({ preventScroll: true });
  }, [active, focus]);
  return (
    <li
      ref={item}
      className={active ? "thread active" : "thread"}
      aria-current={active || undefined}
      onFocus={onActive}
    >
      <Quotation thread={thread} onGo={onGo} />
      <ul className="said">
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} {...given} />
        ))}
      </ul>
      <Settled {...given} />
      {replying && !thread.resolved && (
        <Composer
          label={t("replyLabel")}
          submit={t("send")}
          place={place}
          kept={threads.kept}
          mentionable={discussion.mentionable}
          agencies={agencies}
          onSend={async (said) => {
            const refused = await threads.act(thread.id, "reply", said);
            if (refused !== null) return refused;
            setReplying(false);
            onDone();
            return null;
          }}
          onClose={() => setReplying(false)}
        />
      )}
      {discussion.mayComment && (
        <Settling {...given} onReply={replying ? null : () => setReplying(true)} />
      )}
    </li>
  );
}

/** What a thread is about: words, or the name of a field and what stood there. */
export function About({ words, field }: { words: string; field: string | null }) {
  const t = useTranslations();
  return (
    <>
      {field && <span className="about-field">{partLabel(t, field)}</span>}
      {words && <q>{words}</q>}
    </>
  );
}

function Quotation({ thread, onGo }: Pick<ThreadProps, "thread" | "onGo">) {
  const { quotation: words, field } = thread;
  const t = useTranslations("comments");
  if (!onGo) {
    return (
      <p className="quotation gone" tabIndex={-1}>
        <Unlink size={14} strokeWidth={1.75} />
        <span className="visually-hidden">{t("wordsGone")} </span>
        <q>{words}</q>
      </p>
    );
  }
  return (
    <button type="button" className="quotation" title={t("toText")} onClick={onGo}>
      <span className="visually-hidden">{t("toText")}: </span>
      <About words={words} field={field} />
    </button>
  );
}

function Settled({ thread: { resolved }, zone }: ThreadProps) {
  const t = useTranslations("comments");
  const locale = useLocale();
  if (!resolved) return null;
  const at = formatMoment(new Date(resolved.at), zone, locale);
  return (
    <p className="settled small">
      <CircleCheckBig size={14} strokeWidth={1.75} />
      {t("resolvedBy", { name: resolved.name, at })}
    </p>
  );
}

function Settling({
  thread,
  threads,
  onDone,
  onReply,
}: ThreadProps & { onReply: (() => void) | null }) {
  const t = useTranslations("comments");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const settle = async () => {
    setBusy(true);
    const refused = await threads.act(thread.id, thread.resolved ? "reopen" : "resolve");
    setBusy(false);
    setProblem(refused);
    if (refused === null) onDone();
  };
  return (
    <>
      {problem && (
        <Notice kind="danger" alert>
          <p className="small">{problem}</p>
        </Notice>
      )}
      <p className="buttons">
        {onReply && !thread.resolved && <Button onClick={onReply}>{t("reply")}</Button>}
        <Button look="quiet" busy={busy} onClick={() => void settle()}>
          {thread.resolved ? t("reopen") : t("resolve")}
        </Button>
      </p>
    </>
  );
}
