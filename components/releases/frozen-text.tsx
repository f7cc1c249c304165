"use client";
import { useMemo } from "react";
import { FieldSign } from "#components/comments/field-sign.tsx";
import { commentedBody } from "#components/comments/frozen-body.ts";
import { TITLE } from "#domain/field-threads.ts";
import type { ReleaseView, VersionView } from "#domain/views.ts";
import { ArticleBody } from "./article-body.tsx";
import { FrozenFields } from "./frozen-fields.tsx";
import { picturesOf } from "./picture-address.ts";
import type { ReviewTalking } from "./use-review-talk.ts";

type Props = {
  release: ReleaseView;
  version: VersionView;
  /** Null for a version that is not talked about any more. */
  talking: ReviewTalking | null;
};

/** A frozen text with its fields; words that are talked about lead to their thread. */
export function FrozenText({ release, version, talking }: Props) {
  const threads = talking?.talk.threads.discussion?.threads ?? [];
  const active = talking?.talk.active ?? null;
  const body = useMemo(
    () => commentedBody(version.body, threads, active),
    [version, threads, active],
  );
  /** True where words that are talked about led to their thread. */
  const open = (target: EventTarget): boolean => {
    const words = target instanceof Element ? target.closest<HTMLElement>("[data-thread]") : null;
    const thread = words?.dataset.thread;
    if (!thread || window.getSelection()?.isCollapsed === false) return false;
    talking?.talk.toThread(thread);
    return true;
  };
  return (
    <>
      <article
        className="frozen"
        data-version={version.id}
        onClick={({ target }) => open(target)}
        onKeyDown={(event) => {
          // The key is let go on what has the focus by then, which must not be pressed by it.
          if (event.key === "Enter" && open(event.target)) event.preventDefault();
        }}
      >
        <div className="title-place">
          <h2 className="headline" data-field={TITLE} tabIndex={-1}>
            {version.title}
          </h2>
          {talking && <FieldSign field={TITLE} talk={talking.talk} />}
        </div>
        <ArticleBody body={body} pictures={picturesOf(release.id)} />
      </article>
      <FrozenFields
        template={release.template}
        version={version}
        previous={null}
        zone={release.workspace.timeZone}
        talk={talking?.talk}
      />
    </>
  );
}
