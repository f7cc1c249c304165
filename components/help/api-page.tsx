import type { Token } from "marked";
import type { Words } from "#components/words.ts";
import type { ApiReading } from "#domain/api-reading.ts";
import type { Reason } from "#domain/refusal.ts";
import { ApiCallSection } from "./api-call.tsx";
import { ApiFields } from "./api-fields.tsx";
import { Contents, type Entry } from "./contents.tsx";
import { Markdown } from "./markdown.tsx";

type Props = {
  t: Words;
  api: ApiReading;
  /** What the description cannot say. */
  before: Token[];
  chapters: { id: string; title: string }[];
  origin: string;
};

const MACHINE = "/api/v1/openapi.json";

/** The address that stands in examples until the page knows its own. */
const EXAMPLE = "https://naskah.contoh.go.id";

/** The API for people who write programs: every call on one page, to be searched by the browser. */
export function ApiPage({ t, api, before, chapters, origin }: Props) {
  const code = (text: string) => text.replaceAll(EXAMPLE, origin);
  return (
    <>
      <Contents t={t} entries={entriesOf(t, api, chapters)} />
      <div className="guide api">
        <h1>{t("api.title")}</h1>
        <p className="muted">
          {t("api.lead", { version: api.version })} <a href={MACHINE}>{MACHINE}</a>
        </p>
        {t.locale !== "en" && <p className="small muted">{t("api.inEnglish")}</p>}
        <div className="guide" lang="en">
          <Markdown tokens={before} links={{ href: (href) => href, code }} />
        </div>
        {api.groups.map(({ name, about, calls }) => (
          <div key={name} className="api-block">
            <h2 id={`group-${name.toLowerCase()}`} lang="en">
              {name}
            </h2>
            <p lang="en">{about}</p>
            {calls.map((call) => (
              <ApiCallSection key={call.id} t={t} call={call} />
            ))}
          </div>
        ))}
        <ApiShapes t={t} shapes={api.shapes} />
        <ApiProblems t={t} problems={api.problems} />
      </div>
    </>
  );
}

function entriesOf(t: Words, api: ApiReading, chapters: Props["chapters"]): Entry[] {
  return [
    { href: "/bantuan", title: t("help.title") },
    ...chapters.map(({ id, title }) => ({ href: `#${id}`, title })),
    ...api.groups.map(({ name, calls }) => ({
      href: `#group-${name.toLowerCase()}`,
      title: name,
      inside: calls.map(({ id, method, path }) => ({
        href: `#${id}`,
        title: `${method} ${path}`,
      })),
    })),
    { href: "#shapes", title: t("api.shapes") },
    { href: "#problems", title: t("api.problems") },
  ];
}

function ApiShapes({ t, shapes }: { t: Words; shapes: ApiReading["shapes"] }) {
  return (
    <>
      <h2 id="shapes">{t("api.shapes")}</h2>
      {shapes.map(({ name, fields }) => (
        <div key={name} className="api-block">
          <h3 id={`shape-${name}`}>
            <code>{name}</code>
          </h3>
          <ApiFields t={t} fields={fields} />
        </div>
      ))}
    </>
  );
}

function ApiProblems({ t, problems }: { t: Words; problems: ApiReading["problems"] }) {
  return (
    <>
      <h2 id="problems">{t("api.problems")}</h2>
      <p>{t("api.problemsWhat")}</p>
      {problems.map(({ reason, status, fields }) => (
        <div key={reason} className="api-block">
          <h3 id={`shape-problem-${reason}`}>
            <code>{reason}</code> <span className="muted">{status}</span>
          </h3>
          <p>{t.raw(`refusals.${reason as Reason}`)}</p>
          {fields.length > 0 && <ApiFields t={t} fields={fields} />}
        </div>
      ))}
    </>
  );
}
