"use client";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { RoleChoices } from "#components/ui/role-choices.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";
import type { PersonRow } from "#domain/account-views.ts";
import type { PersonDialogProps } from "./person-dialog.tsx";

/** Title and roles of somebody; only what the reader may change is there. */
export function ChangeDialog({ person, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people");
  const { busy, problem, send } = useChange();
  const [title, setTitle] = useState(person.title);
  const [places, setPlaces] = useState(person.places);
  const [systemAdmin, setSystemAdmin] = useState(person.systemAdmin);
  const may = (act: PersonRow["acts"][number]) => person.acts.includes(act);
  const empty = places.some(({ roles }) => !roles.length);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (empty) return;
    const changed = places.filter(
      (place, at) => place.roles.join() !== person.places[at]?.roles.join(),
    );
    const done = await send(`/api/v1/people/${person.id}/change`, {
      ...(title === person.title ? {} : { title }),
      ...(systemAdmin === person.systemAdmin ? {} : { systemAdmin }),
      memberships: changed.map(({ workspace, agency, roles }) => ({
        workspace: workspace.slug,
        agency: agency.slug,
        roles,
      })),
    });
    if (done) onDone(t("change.done", { name: person.name }));
  };

  return (
    <Dialog
      title={t("change.title", { name: person.name })}
      lead={t("change.lead")}
      look="sheet"
      open
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <RefusedNotice problem={problem} />
        {may("retitle") && (
          <TextField
            id="title"
            label={t("invite.jobTitle")}
            maxLength={120}
            value={title}
            onChange={setTitle}
          />
        )}
        {places.map((place, at) => (
          <RoleChoices
            key={place.workspace.slug}
            id={`roles-${place.workspace.slug}`}
            legend={t("change.rolesAt", {
              agency: place.agency.shortName,
              workspace: place.workspace.name,
            })}
            value={place.roles}
            onChange={(roles) =>
              setPlaces(places.map((one, index) => (index === at ? { ...one, roles } : one)))
            }
          />
        ))}
        {may("appoint-system-admin") && (
          <fieldset className="field">
            <legend>{t("change.installation")}</legend>
            <div className="choice">
              <input
                type="checkbox"
                id="system-admin"
                checked={systemAdmin}
                onChange={(event) => setSystemAdmin(event.target.checked)}
                aria-describedby="system-admin-hint"
              />
              <div>
                <label htmlFor="system-admin">{t("systemAdmin")}</label>
                <span id="system-admin-hint">{t("change.systemAdminNote")}</span>
              </div>
            </div>
          </fieldset>
        )}
        <div className="foot">
          <Button onClick={onClose}>{t("invite.cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("change.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
