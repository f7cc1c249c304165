import { Agency } from "#components/ui/agency.tsx";
import type { Words } from "#components/words.ts";
import { formatDateRange } from "#domain/date-ranges.ts";
import { formatDate, startOfDay, type TimeZone } from "#domain/dates.ts";
import type { Agreement, PublicPlace } from "#domain/public-place.ts";

/** Who works together here: one workspace with its agreement, or the names of several. */
export function WorkingTogether({ t, places }: { t: Words; places: PublicPlace[] }) {
  const [only, ...others] = places;
  if (!only) {
    return (
      <p className="together agencies small">
        <span className="agency kpu">{t("signIn.kpu")}</span>
        <span className="agency kominfo">{t("signIn.kominfo")}</span>
      </p>
    );
  }
  if (others.length) {
    return (
      <dl className="together small">
        <div>
          <dt>{t("signIn.workspaces")}</dt>
          <dd className="names">
            {places.map(({ workspace }) => (
              <span key={workspace.slug}>{workspace.name}</span>
            ))}
          </dd>
        </div>
      </dl>
    );
  }
  const { workspace, agencies, agreement } = only;
  return (
    <dl className="together small">
      <div>
        <dt>{t("signIn.workspace")}</dt>
        <dd className="strong">{workspace.name}</dd>
      </div>
      <div>
        <dt>{t("signIn.agencies")}</dt>
        <dd className="agencies">
          {agencies.map((agency) => (
            <Agency key={agency.slug} agency={agency} />
          ))}
        </dd>
      </div>
      {agreement && (
        <div>
          <dt>{t("signIn.agreement")}</dt>
          <dd>{agreementWords(t, agreement, workspace.timeZone)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Its number, or its title while it has none, and from when to when it holds. */
function agreementWords(t: Words, agreement: Agreement, zone: TimeZone): string {
  const { number, title, signedOn, validUntil } = agreement;
  const name = number ? t("signIn.agreementNumber", { number }) : title;
  const from = signedOn && startOfDay(signedOn, zone);
  const to = validUntil && startOfDay(validUntil, zone);
  if (from && to) return `${name}, ${formatDateRange(from, to, zone, t.locale)}`;
  if (from) return `${name}, ${t("signIn.since", { day: formatDate(from, zone, t.locale) })}`;
  if (to) return `${name}, ${t("signIn.until", { day: formatDate(to, zone, t.locale) })}`;
  return name;
}
