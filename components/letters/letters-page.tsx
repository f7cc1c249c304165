import Link from "next/link";
import { Notice } from "#components/ui/notice.tsx";
import type { Words } from "#components/words.ts";
import type { Mailed } from "#domain/answers/accounts.ts";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { KeptLetterLine, WaitingLetter } from "#domain/letter-views.ts";
import type { Locale } from "#domain/locale.ts";

type Reader = { t: Words; locale: Locale; zone: TimeZone };
type Props = Reader & { mail: Mailed; kept: KeptLetterLine[]; waiting: WaitingLetter[] };

/** Letters that were kept because no mail server is set, and those that are not delivered yet. */
export function LettersPage({ t, locale, zone, mail, kept, waiting }: Props) {
  return (
    <main id="isi" className="settings-page">
      <h1>{t("mail.title")}</h1>
      <Notice kind={mail === "kept" ? "warn" : "plain"}>
        <p>{mail === "kept" ? t("mail.kept") : t("mail.sends")}</p>
      </Notice>
      {mail === "kept" && <Kept t={t} locale={locale} zone={zone} kept={kept} />}
      <Waiting t={t} locale={locale} zone={zone} waiting={waiting} />
    </main>
  );
}

function Kept({ t, locale, zone, kept }: Reader & Pick<Props, "kept">) {
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{t("mail.list")}</h2>
      {kept.length ? (
        <table className="workspaces">
          <thead>
            <tr>
              <th scope="col">{t("mail.subject")}</th>
              <th scope="col">{t("mail.to")}</th>
              <th scope="col">{t("mail.at")}</th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ id, subject, to, at }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={`/pengaturan/surat/${id}`} prefetch={false}>
                    {subject}
                  </Link>
                </th>
                <td>{to}</td>
                <td>{formatMoment(new Date(at), zone, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="muted">{t("mail.none")}</p>
      )}
    </section>
  );
}

const TOLD = [
  "person_invited",
  "password_forgotten",
  "password_changed",
  "address_asked",
  "address_changed",
  "factor_removed",
  "factor_enrolled",
  "factor_codes_renewed",
  "factor_recovery_used",
  "factor_consented",
  "factor_guessed",
  "release_planned",
  "thread_opened",
  "comment_written",
  "comment_edited",
] as const;

/** The event in words; a key of the messages holds no dot. */
const told = (kind: string) => TOLD.find((one) => one === kind.replace(".", "_")) ?? "other";

function Waiting({ t, locale, zone, waiting }: Reader & Pick<Props, "waiting">) {
  const columns = ["about", "at", "attempts", "failure", "state"] as const;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t("mail.waiting")}</h2>
      {waiting.length ? (
        <table className="workspaces">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`mail.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {waiting.map(({ id, kind, at, attempts, failure, isGivenUp }) => (
              <tr key={id}>
                <th scope="row">{t(`mail.events.${told(kind)}`)}</th>
                <td>{formatMoment(new Date(at), zone, locale)}</td>
                <td>{t("mail.tries", { count: attempts })}</td>
                <td className="mono">{failure ?? "–"}</td>
                <td>{isGivenUp ? t("mail.givenUp") : t("mail.later")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="muted">{t("mail.nothingWaits")}</p>
      )}
    </section>
  );
}
