"use client";
import { useTranslations } from "use-intl";
import { ArticleBody } from "#components/releases/article-body.tsx";
import { FrozenFields } from "#components/releases/frozen-fields.tsx";
import { picturesOf } from "#components/releases/picture-address.ts";
import type { ReleaseView } from "#domain/views.ts";
import type { StoredText } from "./reachable.ts";

/** The text as the server has it, to read while nothing lets the socket through. */
export function StoredDesk({ release, stored }: { release: ReleaseView; stored: StoredText }) {
  const t = useTranslations("editor");
  return (
    <section aria-label={t("storedText")}>
      <p className="headline">{stored.title}</p>
      <ArticleBody body={stored.body} pictures={picturesOf(release.id)} />
      <FrozenFields
        template={release.template}
        version={stored}
        previous={null}
        zone={release.workspace.timeZone}
      />
    </section>
  );
}
