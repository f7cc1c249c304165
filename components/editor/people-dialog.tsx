"use client";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { SuggestersPart } from "#components/suggestions/suggesters-part.tsx";
import type { useSuggesters } from "#components/suggestions/use-suggesters.ts";
import { Agency } from "#components/ui/agency.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { AgencyView } from "#domain/views.ts";
import type { PresentPerson } from "./caret.ts";
import type { Colleagues } from "./use-colleagues.ts";

type Props = {
  colleagues: Colleagues;
  agencies: AgencyView[];
  meId: string;
  writers: ReturnType<typeof useSuggesters>;
  releaseId: string;
  onClose: () => void;
};

/** Everybody who has the text open, by agency, with the ways to them. */
export function PeopleDialog({ colleagues, agencies, meId, writers, releaseId, onClose }: Props) {
  const t = useTranslations("presence");
  const wanted = useRef<(() => void) | null>(null);
  const { people, jump, follow } = colleagues;
  const leaveFor = (go: () => void) => {
    // The dialog would take the focus back, so the way is gone once it has left.
    wanted.current = go;
    onClose();
  };
  const row = (person: PresentPerson, agency: AgencyView) => (
    <li key={person.id}>
      <span aria-hidden="true">
        <Avatar name={person.name} agency={agency} present />
      </span>
      <span className="name">{person.name}</span>
      {person.id === meId ? (
        <span className="small muted">{t("you")}</span>
      ) : (
        <>
          <Button
            aria-label={t("jumpTo", { name: person.name })}
            onClick={() => leaveFor(() => jump(person))}
          >
            {t("jump")}
          </Button>
          <Button
            aria-label={t("followWhom", { name: person.name })}
            onClick={() => leaveFor(() => follow(person))}
          >
            {t("follow")}
          </Button>
        </>
      )}
    </li>
  );
  return (
    <Dialog
      title={t("title")}
      lead={t("lead")}
      look="sheet"
      open
      onClose={onClose}
      onGone={(event) => {
        if (!wanted.current) return;
        event.preventDefault();
        wanted.current();
      }}
    >
      {agencies.map((agency) => {
        const here = people.filter((person) => person.agency.kind === agency.kind);
        if (!here.length) return null;
        return (
          <section key={agency.slug} className="people-here">
            <h3>
              <Agency agency={agency} />
            </h3>
            <ul>{here.map((person) => row(person, agency))}</ul>
          </section>
        );
      })}
      {writers.suggesters?.mayLimit && (
        <SuggestersPart
          {...{ agencies, releaseId }}
          suggesters={writers.suggesters}
          onChanged={writers.keep}
        />
      )}
    </Dialog>
  );
}
