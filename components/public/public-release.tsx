import { choiceLabel, fieldLabel } from "#components/field-words.ts";
import { ArticleBody } from "#components/releases/article-body.tsx";
import { ShownValue } from "#components/releases/shown-value.tsx";
import { agencyLook } from "#components/ui/agency-look.ts";
import type { Words } from "#components/words.ts";
import type { FieldValue } from "#domain/canonical.ts";
import { cardOf } from "#domain/card.ts";
import { formatMoment } from "#domain/dates.ts";
import { formatList } from "#domain/lists.ts";
import type { Language, ReleaseKind } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";
import { type FieldReading, shownField } from "#domain/shown-field.ts";
import { filledFields, templateOf } from "#domain/templates.ts";
import type { OfficeNumber, SignatureSlot, WorkspaceView } from "#domain/views.ts";
import { CardPicture } from "./card-picture.tsx";
import { PublicFrame, type PublicPage } from "./public-frame.tsx";
import { Verification } from "./verification.tsx";

export type PublicReleaseProps = PublicPage & {
  workspace: WorkspaceView;
  kind: ReleaseKind;
  title: string;
  body: JsonNode;
  template: string;
  fields: Record<string, FieldValue>;
  language: Language;
  slots: SignatureSlot[];
  publishedAt: string;
  sha256: string;
  versionNumber: number;
  numbers: OfficeNumber[];
  /** Address of this page. */
  url: string;
  /** Of this installation, for what other sites read of the page. */
  origin: string;
  /** Address of the exact text that was hashed; null while there is none. */
  canonicalUrl: string | null;
};

/** The field that stands under the text, as in a letter. */
const CONTACT = "contact";

/** A published release: letterhead, text, contacts, and who signed which text. */
export function PublicRelease(props: PublicReleaseProps) {
  const { t, here, stylesheet, fonts, demo, workspace, slots, title, publishedAt, kind } = props;
  const room = { url: `/rilis/${workspace.slug}`, name: workspace.name };
  const parties = formatList(
    slots.map(({ agency }) => agency.shortName),
    t.locale,
  );
  const published = formatMoment(new Date(publishedAt), workspace.timeZone, t.locale);
  return (
    <PublicFrame
      t={t}
      here={here}
      stylesheet={stylesheet}
      fonts={fonts}
      demo={demo}
      title={title}
      room={room}
      head={
        <>
          <link rel="canonical" href={props.url} />
          <meta property="og:type" content="article" />
          <meta property="og:title" content={title} />
          <meta property="article:published_time" content={publishedAt} />
          <CardPicture card={cardOf(props.body)} pictures={`${props.origin}${props.url}/gambar`} />
        </>
      }
    >
      <div className="wrap">
        <main id="isi">
          <Letterhead slots={slots} place={workspace.name} />
          <div className="release">
            <dl className="meta">
              <div>
                <dt>{t("public.publishedAt")}</dt>
                <dd>
                  <time dateTime={publishedAt}>{published}</time>
                </dd>
              </div>
              <Numbers t={t} numbers={props.numbers} />
              <div>
                <dt>{t("public.version")}</dt>
                <dd>{props.versionNumber}</dd>
              </div>
            </dl>
            <article lang={props.language}>
              <p className="kicker" lang={t.locale}>
                {slots.length > 1
                  ? t("public.joint", { kind: t(`kinds.${kind}`) })
                  : t(`kinds.${kind}`)}
              </p>
              <h1 className="headline">{title}</h1>
              <p className="trust" lang={t.locale}>
                {t("public.signedBy", { parties })} <a href="#keaslian">{t("public.details")}</a>
              </p>
              <ArticleBody body={props.body} pictures={`${props.url}/gambar`} />
              <Facts {...props} t={t} />
            </article>
            <Verification {...props} t={t} />
          </div>
        </main>
      </div>
    </PublicFrame>
  );
}

/** The numbers of the agencies' registers; with two of them each says whose it is. */
function Numbers({ t, numbers }: { t: Words; numbers: OfficeNumber[] }) {
  if (!numbers.length) return null;
  return (
    <div>
      <dt>{t("public.number")}</dt>
      {numbers.map(({ agency, number }) => (
        <dd key={agency.slug}>
          {number} <span className="muted">({agency.shortName})</span>
        </dd>
      ))}
    </div>
  );
}

/** Both parties, KPU first, equal in size, over the double rule. */
function Letterhead({ slots, place }: { slots: SignatureSlot[]; place: string }) {
  return (
    <div className="letterhead" lang="id">
      {slots.map(({ agency }) => {
        const name = agency.name.endsWith(` ${place}`)
          ? agency.name.slice(0, -place.length).trim()
          : agency.name;
        return (
          <p key={agency.slug} className={agencyLook(agency)}>
            <span className="emblem" aria-hidden="true">
              {agency.kind === "kpu" ? "KPU" : "DK"}
            </span>
            <span>
              <strong>{name}</strong>{" "}
              {name !== agency.name && <span className="place">{place}</span>}
            </span>
          </p>
        );
      })}
    </div>
  );
}

/** The signed fields that are filled, in the template's order, contacts last. */
function Facts({ t, template, fields, workspace }: PublicReleaseProps & { t: Words }) {
  const filled = filledFields(templateOf(template), fields);
  const { locale } = t;
  const choice: FieldReading["choice"] = (field, one) => choiceLabel(t, field, one);
  const reading = { choice, locale, zone: workspace.timeZone };
  const heads = { written: t("fields.written"), right: t("fields.right") };
  const rest = filled.filter(({ field }) => field.key !== CONTACT);
  const contact = filled.find(({ field }) => field.key === CONTACT);
  return (
    <>
      {rest.length > 0 && (
        <dl className="facts">
          {rest.map(({ field, value }) => (
            <div key={field.key}>
              <dt lang={t.locale}>{fieldLabel(t, field.key)}</dt>
              <dd>
                <ShownValue shown={shownField(field, value, reading)} heads={heads} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {contact && (
        <section className="contact">
          <h2 lang={t.locale}>{t("public.contact")}</h2>
          <ShownValue shown={shownField(contact.field, contact.value, reading)} heads={heads} />
        </section>
      )}
    </>
  );
}
