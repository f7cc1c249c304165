"use client";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import type { AgencyView, PresentPerson } from "#domain/views.ts";

const SHOWN = 2;

type Props = { people: PresentPerson[]; agencies: AgencyView[] };

/** Who has the text open now: two faces, then how many more. */
export function BoardPresence({ people, agencies }: Props) {
  const t = useTranslations("board");
  const more = people.length - SHOWN;
  return (
    <span className="people">
      {people.slice(0, more > 0 ? SHOWN : undefined).map((person) => (
        <Avatar
          key={person.id}
          name={person.name}
          agency={agencies.find(({ kind }) => kind === person.agencyKind) ?? null}
          little
          present
        />
      ))}
      {more > 0 && (
        <span className="count">
          <span aria-hidden="true">+{more}</span>
          <span className="visually-hidden">{t("morePeople", { count: more })}</span>
        </span>
      )}
    </span>
  );
}
