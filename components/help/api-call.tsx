import { Fragment, type ReactNode } from "react";
import type { Words } from "#components/words.ts";
import type { ApiCall } from "#domain/api-reading.ts";
import { ApiFields } from "./api-fields.tsx";

/** One call: what is asked, what is answered, every no, and how to try it. */
export function ApiCallSection({ t, call }: { t: Words; call: ApiCall }) {
  const { id, method, path, summary, about, open, parameters, body, answer, problems } = call;
  return (
    <section className="api-call" aria-labelledby={id}>
      <h3 id={id}>
        <code>
          <b>{method}</b> {path}
        </code>
      </h3>
      <p lang="en">
        {summary} {about}
      </p>
      {open && <p className="small muted">{t("api.open")}</p>}
      {parameters.length > 0 && (
        <Part title={t("api.parameters")}>
          <ApiFields t={t} fields={parameters} />
        </Part>
      )}
      {body && (
        <Part title={t("api.body")}>
          <ApiFields t={t} fields={body} />
        </Part>
      )}
      {answer && (
        <Part title={t("api.answer", { status: answer.status })}>
          <ApiFields t={t} fields={answer.fields} />
        </Part>
      )}
      <Part title={t("api.refusals")}>
        <Refusals problems={problems} />
      </Part>
      <Part title={t("api.example")}>
        <pre>
          <code>{call.example}</code>
        </pre>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="api-part">
      <h4>{title}</h4>
      {children}
    </div>
  );
}

function Refusals({ problems }: { problems: ApiCall["problems"] }) {
  return (
    <dl className="api-fields">
      {problems.map(({ status, reasons }) => (
        <div key={status}>
          <dt>{status}</dt>
          <dd>
            {reasons.map((reason) => (
              <Fragment key={reason}>
                <a href={`#shape-problem-${reason}`}>
                  <code>{reason}</code>
                </a>{" "}
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
