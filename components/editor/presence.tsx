"use client";
import { Users } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { WebsocketProvider } from "y-websocket";
import { Agency } from "#components/ui/agency.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { byName } from "#domain/name-order.ts";
import type { AgencyView } from "#domain/views.ts";
import type { PresentPerson } from "./caret.ts";

const SHOWN_PER_AGENCY = 3;

/** Who has the text open, one entry a person however many tabs they have. */
export function usePresence(provider: WebsocketProvider | undefined): PresentPerson[] {
  const [people, setPeople] = useState<PresentPerson[]>([]);
  useEffect(() => {
    if (!provider) return;
    const { awareness } = provider;
    const read = () => {
      const states = [...awareness.getStates().values()] as { user?: PresentPerson }[];
      const named = states.flatMap(({ user }) => (user?.id && user.name ? [user] : []));
      const unique = new Map(named.map((user) => [user.id, user]));
      setPeople([...unique.values()].sort(byName));
    };
    read();
    awareness.on("change", read);
    return () => awareness.off("change", read);
  }, [provider]);
  return people;
}

type Props = {
  people: PresentPerson[];
  agencies: AgencyView[];
  meId: string;
  jump: (person: PresentPerson) => void;
  list: (wanted: true) => void;
  /** There is something to do in the list, also for somebody who is alone here. */
  always: boolean;
};

/** Grouped by agency, KPU first; three faces each, then how many more. A colleague's face leads to their caret. */
export function Presence({ people, agencies, meId, jump, list, always }: Props) {
  const t = useTranslations("presence");
  const label = people.length > 1 ? t("count", { count: people.length }) : t("alone");
  return (
    <fieldset className="presence">
      <legend className="visually-hidden">{label}</legend>
      {agencies.map((agency) => {
        const here = people.filter((person) => person.agency.kind === agency.kind);
        const more = here.length - SHOWN_PER_AGENCY;
        if (!here.length) return null;
        return (
          <span key={agency.slug} className="group">
            <Agency agency={agency} />
            {here.slice(0, SHOWN_PER_AGENCY).map((person) => {
              const face = <Avatar key={person.id} name={person.name} agency={agency} present />;
              if (person.id === meId) return face;
              return (
                <button key={person.id} type="button" onClick={() => jump(person)}>
                  <span className="visually-hidden">{t("caretOf")}</span> {face}
                </button>
              );
            })}
            {more > 0 && <span className="count">+{more}</span>}
          </span>
        );
      })}
      {(people.length > 1 || always) && (
        <button type="button" className="how-many" title={t("title")} onClick={() => list(true)}>
          <Users size={16} strokeWidth={1.75} />
          <span className="visually-hidden">{label}</span>
        </button>
      )}
    </fieldset>
  );
}
