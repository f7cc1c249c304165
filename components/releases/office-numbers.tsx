"use client";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { Agency } from "#components/ui/agency.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { OfficeNumber, ReleaseView } from "#domain/views.ts";

/** The numbers from the agencies' registers, and the form for the reader's own. */
export function OfficeNumbers({ release }: { release: ReleaseView }) {
  const t = useTranslations("review");
  const { numbering } = release;
  const [numbers, setNumbers] = useState(release.numbers);
  if (!numbering && !numbers.length) return null;
  const entered = (one: OfficeNumber) =>
    setNumbers(
      release.slots.flatMap(({ agency }) => {
        if (agency.slug === one.agency.slug) return one;
        return numbers.find((other) => other.agency.slug === agency.slug) ?? [];
      }),
    );
  return (
    <section>
      <h2>{t("number")}</h2>
      {numbers.length > 0 && (
        <ul className="numbers">
          {numbers.map(({ agency, number }) => (
            <li key={agency.slug}>
              <Agency agency={agency} />
              <span className="strong">{number}</span>
            </li>
          ))}
        </ul>
      )}
      {numbering && (
        <NumberForm
          releaseId={release.id}
          numbering={numbering}
          current={numbers.find(({ agency }) => agency.slug === numbering.agency.slug)?.number}
          onEntered={entered}
        />
      )}
    </section>
  );
}

type FormProps = {
  releaseId: string;
  numbering: NonNullable<ReleaseView["numbering"]>;
  current: string | undefined;
  onEntered: (number: OfficeNumber) => void;
};

/** The number that the pattern suggests, to be taken over or corrected. */
function NumberForm({ releaseId, numbering, current, onEntered }: FormProps) {
  const t = useTranslations("review");
  const command = useCommand();
  const { agency, suggestion } = numbering;
  const [number, setNumber] = useState(current ?? suggestion);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [saved, setSaved] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    if (/[{}]/.test(number)) return setError(t("numberOpen"));
    setBusy(true);
    setError(undefined);
    const outcome = await command<{ number: string }>(`/api/v1/releases/${releaseId}/number`, {
      number,
    });
    setBusy(false);
    if (!outcome.ok) return setError(outcome.problem.detail);
    setSaved(true);
    setNumber(outcome.data.number);
    onEntered({ agency, number: outcome.data.number });
  };

  return (
    <form className="number-form" onSubmit={(event) => void submit(event)}>
      <TextField
        id="office-number"
        label={t("numberOf", { agency: agency.shortName })}
        hint={t("numberLead", { agency: agency.shortName })}
        error={error}
        maxLength={100}
        required
        value={number}
        onChange={setNumber}
      />
      <div className="line">
        <Button type="submit" busy={busy}>
          {t("numberSave")}
        </Button>
        <span className="small muted" role="status">
          {saved && t("numberSaved")}
        </span>
      </div>
    </form>
  );
}
