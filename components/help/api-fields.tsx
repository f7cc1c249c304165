import type { Words } from "#components/words.ts";
import type { ApiField, ApiParameter } from "#domain/api-reading.ts";

/** Members of a request or an answer: name, type, and what to know. */
export function ApiFields({ t, fields }: { t: Words; fields: (ApiField | ApiParameter)[] }) {
  if (fields.length === 0) return <p className="muted small">{t("api.nothing")}</p>;
  return (
    <dl className="api-fields">
      {fields.map((field) => (
        <div key={`${"place" in field ? field.place : ""} ${field.name}`}>
          <dt>
            {field.name && <code>{field.name}</code>}
            {"place" in field && (
              <span className="muted small">{t(`api.places.${field.place}`)}</span>
            )}
            {!field.required && <span className="muted small">{t("api.optional")}</span>}
          </dt>
          <dd>
            <FieldType field={field} />
            {field.about && (
              <span className="muted" lang="en">
                {field.about}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FieldType({ field: { type, shape } }: { field: ApiField }) {
  if (!shape) return <code>{type}</code>;
  return (
    <a href={`#shape-${shape}`}>
      <code>{type}</code>
    </a>
  );
}
