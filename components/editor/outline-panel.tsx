"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { CountsPart } from "./counts-part.tsx";
import { type Heading, headingsOf } from "./headings.ts";

type Props = { editor: Editor; onGo: (at: number) => void };

/** The headings of the text with the ways to them, and how long the text is. */
export function OutlinePanel({ editor, onGo }: Props) {
  const t = useTranslations("outline");
  const list = useRef<HTMLOListElement>(null);
  const headings = useEditorState({ editor, selector: ({ editor: now }) => headingsOf(now.state) });
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = [...(list.current?.querySelectorAll<Element>("button") ?? [])];
    const here = document.activeElement ? all.indexOf(document.activeElement) : -1;
    if (!step || here === -1) return;
    event.preventDefault();
    const next = all[here + step];
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <div className="panel-part outline">
      <section aria-labelledby="outline-heading">
        <h2 id="outline-heading">{t("heading")}</h2>
        {!headings.length && <p className="small muted">{t("none")}</p>}
        <ol ref={list} onKeyDown={walk}>
          {headings.map((heading) => (
            <HeadingItem key={heading.at} heading={heading} onGo={() => onGo(heading.at)} />
          ))}
        </ol>
      </section>
      <CountsPart editor={editor} />
    </div>
  );
}

function HeadingItem({ heading, onGo }: { heading: Heading; onGo: () => void }) {
  const t = useTranslations("outline");
  const { level, words, isCurrent } = heading;
  return (
    <li className={level === 3 ? "below" : undefined}>
      <button type="button" aria-current={isCurrent ? "location" : undefined} onClick={onGo}>
        {words || t("empty")}
      </button>
    </li>
  );
}
