"use client";
import { useTranslations } from "use-intl";
import { templateOf } from "#domain/templates.ts";
import type { VersionView } from "#domain/views.ts";
import { comparePieces, fieldText } from "./compare.ts";
import { Pieces } from "./comparison.tsx";
import { fieldLabel } from "./field-words.ts";

type Props = { template: string; version: VersionView; previous: VersionView | null };

/** The template's fields: they are signed with the text, so they are reviewed with it. */
export function FrozenFields({ template, version, previous }: Props) {
  const t = useTranslations();
  const shown = templateOf(template).fields.filter(
    ({ key }) => fieldText(version.fields[key]) || fieldText(previous?.fields[key]),
  );
  if (!shown.length) return null;
  return (
    <section className="frozen-fields">
      <h2>{t("review.fields")}</h2>
      <dl>
        {shown.map(({ key }) => {
          const now = fieldText(version.fields[key]);
          const before = previous ? fieldText(previous.fields[key]) : now;
          return (
            <div key={key}>
              <dt>{fieldLabel(t, template, key)}</dt>
              <dd className="lines">
                <Pieces pieces={comparePieces(before, now)} side="both" />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
