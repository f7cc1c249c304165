import type { Words } from "#components/words.ts";
import { formatMoment, type TimeZone } from "#domain/dates.ts";
import type { KeptLetterLine } from "#domain/letter-views.ts";
import type { Locale } from "#domain/locale.ts";
import { LetterText } from "./letter-text.tsx";

type Props = { t: Words; letter: KeptLetterLine; locale: Locale; zone: TimeZone };

/** One letter: what it says is shown once its reader asks for it. */
export function LetterPage({ t, letter, locale, zone }: Props) {
  const { id, subject, to, at } = letter;
  return (
    <main id="isi" className="settings-page">
      <p className="small">
        <a href="/pengaturan/surat">{t("mail.back")}</a>
      </p>
      <h1>{subject}</h1>
      <p className="muted">
        {to} · {formatMoment(new Date(at), zone, locale)}
      </p>
      <LetterText id={id} />
    </main>
  );
}
