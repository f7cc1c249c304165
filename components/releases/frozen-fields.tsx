"use client";
import { useLocale, useTranslations } from "use-intl";
import { FieldSign, type FieldTalk } from "#components/comments/field-sign.tsx";
import { choiceLabel, fieldLabel } from "#components/field-words.ts";
import { comparePieces } from "#domain/compare/pieces.ts";
import type { TimeZone } from "#domain/dates.ts";
import { type FieldReading, shownField, shownText } from "#domain/shown-field.ts";
import { filledFields, isEmptyField, templateOf } from "#domain/templates.ts";
import type { VersionView } from "#domain/views.ts";
import { Pieces } from "./comparison.tsx";
import { ShownValue } from "./shown-value.tsx";

type Props = {
  template: string;
  version: Pick<VersionView, "fields">;
  previous: Pick<VersionView, "fields"> | null;
  zone: TimeZone;
  /** What is said about the fields; null where nothing is. */
  talk?: FieldTalk | null;
};

/** The template's fields: they are signed with the text, so they are reviewed with it. */
export function FrozenFields({ template, version, previous, zone, talk = null }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const now = Object.entries(version.fields).filter(([, value]) => !isEmptyField(value));
  // A field that was emptied since is shown as well: that it went is a change.
  const either = { ...previous?.fields, ...Object.fromEntries(now) };
  const filled = filledFields(templateOf(template), either);
  const choice: FieldReading["choice"] = (field, one) => choiceLabel(t, field, one);
  const reading = { choice, locale, zone };
  if (!filled.length) return null;
  return (
    <section className="frozen-fields">
      <h2>{t("review.fields")}</h2>
      <dl>
        {filled.map(({ field }) => {
          const read = (of: Pick<VersionView, "fields">) =>
            shownField(field, of.fields[field.key], reading);
          const after = read(version);
          const before = previous ? read(previous) : after;
          const pieces = comparePieces(shownText(before), shownText(after));
          const isOther = pieces.some(({ added, removed }) => added || removed);
          return (
            <div
              key={field.key}
              data-change={isOther || undefined}
              data-field={field.key}
              tabIndex={isOther || talk ? -1 : undefined}
            >
              <dt>
                {fieldLabel(t, field.key)}
                {talk && <FieldSign field={field.key} talk={talk} />}
              </dt>
              <dd>
                {isOther ? (
                  <p className="lines">
                    <Pieces pieces={pieces} side="both" />
                  </p>
                ) : (
                  <ShownValue
                    shown={after}
                    heads={{ written: t("fields.written"), right: t("fields.right") }}
                  />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
