"use client";
import { MessageSquarePlus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Discussion, SentThread } from "#domain/answers/threads.ts";
import type { TimeZone } from "#domain/dates.ts";
import type { AgencyView } from "#domain/views.ts";
import { Composer } from "./composer.tsx";
import { sorted } from "./sorted.ts";
import { About, ThreadItem } from "./thread-item.tsx";
import type { Said, Sent, Threads } from "./use-threads.ts";

/** A new thread that is being written: what it is about. */
export type Subject = { quotation: string; field?: string; chooser?: ReactNode };

export type CommentsProps = {
  threads: Threads;
  me: string;
  agencies: readonly AgencyView[];
  zone: TimeZone;
  /** Threads that stand in the text, in the order of reading. */
  order: readonly string[];
  active: string | null;
  /** Changes when the active thread is to have the focus. */
  focus: number;
  onActive: (thread: string) => void;
  onGo: (thread: string) => void;
  subject: Subject | null;
  /** Changes when a new comment is to be typed. */
  wish: number;
  onBegin: () => void;
  onOpen: (said: Said) => Sent;
  /** Back to the text. */
  onLeave: () => void;
};

/** Everything that is said about a text, open threads first. */
export function CommentsPanel(props: CommentsProps) {
  const { threads, subject, onBegin, onLeave } = props;
  const t = useTranslations("comments");
  const { discussion } = threads;
  if (!discussion) return <p className="comments muted">{t("loading")}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads from anything in it back to the text.
    <div
      className="comments"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onLeave();
      }}
    >
      {subject ? (
        <NewThread {...props} discussion={discussion} subject={subject} />
      ) : (
        discussion.mayComment && (
          <Button className="begin" onClick={onBegin}>
            <MessageSquarePlus size={16} strokeWidth={1.75} />
            {t("begin")}
          </Button>
        )
      )}
      {!discussion.mayComment && <p className="muted small">{t("readOnly")}</p>}
      <ThreadList {...props} discussion={discussion} />
    </div>
  );
}

type Read = CommentsProps & { discussion: Discussion };

function ThreadList(props: Read) {
  const { discussion, order } = props;
  const t = useTranslations("comments");
  const { open, orphaned, resolved } = sorted(discussion.threads, order);
  return (
    <>
      {!discussion.threads.length && <p className="muted small">{t("none")}</p>}
      {!open.length && discussion.threads.length > 0 && (
        <p className="muted small">{t("noneOpen")}</p>
      )}
      <Items {...props} items={open} label={t("open", { count: open.length })} />
      {orphaned.length > 0 && (
        <section>
          <h3>{t("orphaned", { count: orphaned.length })}</h3>
          <p className="muted small">{t("orphanedLead")}</p>
          <Items {...props} items={orphaned} label={t("orphaned", { count: orphaned.length })} />
        </section>
      )}
      {resolved.length > 0 && (
        <details className="resolved">
          <summary>{t("resolved", { count: resolved.length })}</summary>
          <Items {...props} items={resolved} label={t("resolved", { count: resolved.length })} />
        </details>
      )}
    </>
  );
}

function Items({ items, label, ...props }: Read & { items: SentThread[]; label: string }) {
  const { order, active, focus, onActive, onGo } = props;
  if (!items.length) return null;
  return (
    <ul className="threads" aria-label={label}>
      {items.map((thread) => (
        <ThreadItem
          key={thread.id}
          {...props}
          thread={thread}
          active={thread.id === active}
          focus={focus}
          onActive={() => onActive(thread.id)}
          onGo={order.includes(thread.id) ? () => onGo(thread.id) : null}
        />
      ))}
    </ul>
  );
}

function NewThread({ subject, discussion, ...props }: Read & { subject: Subject }) {
  const t = useTranslations("comments");
  const { threads, agencies, wish, onOpen, onLeave } = props;
  return (
    <section className="thread new" aria-labelledby="new-thread">
      <h3 id="new-thread">{t("new")}</h3>
      {subject.chooser ?? (
        <p className="quotation">
          <About words={subject.quotation} field={subject.field ?? null} />
        </p>
      )}
      <Composer
        label={t("label")}
        submit={t("send")}
        place="new"
        wish={wish}
        kept={threads.kept}
        mentionable={discussion.mentionable}
        agencies={agencies}
        onSend={onOpen}
        onClose={onLeave}
      />
    </section>
  );
}
