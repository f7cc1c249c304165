"use client";
import { useTranslations } from "use-intl";
import { Agency } from "#components/ui/agency.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { Suggesters } from "#domain/answers/suggesters.ts";
import type { AgencyView } from "#domain/views.ts";

type Props = {
  suggesters: Suggesters;
  agencies: readonly AgencyView[];
  releaseId: string;
  onChanged: (suggesters: Suggesters) => void;
};

/** For editors of a party: who may do no more in this text than suggest. */
export function SuggestersPart({ suggesters, agencies, releaseId, onChanged }: Props) {
  const t = useTranslations("suggestions");
  const { busy, problem, send } = useChange();
  const people = suggesters.people.filter((one) => one.mayBeLimited || one.suggestsOnly);
  const change = async (person: string, suggestsOnly: boolean) => {
    const path = `/api/v1/releases/${releaseId}/suggesters`;
    const now = await send<Suggesters>(path, { person, suggestsOnly });
    if (now) onChanged(now);
  };
  return (
    <section className="people-here suggesters">
      <h3>{t("limits")}</h3>
      <p className="small muted">{t("limitsLead")}</p>
      <RefusedNotice problem={problem} />
      <ul>
        {people.map(({ id, name, agency, suggestsOnly }) => {
          const of = agencies.find(({ slug }) => slug === agency);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  aria-label={t("limitWhom", { name })}
                  checked={suggestsOnly}
                  disabled={busy}
                  onChange={(event) => void change(id, event.target.checked)}
                />
                <span className="name">{name}</span>
              </label>
              {of && <Agency agency={of} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
