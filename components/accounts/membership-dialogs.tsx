"use client";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { RoleChoices } from "#components/ui/role-choices.tsx";
import { useChange } from "#components/use-change.ts";
import type { Role } from "#domain/people.ts";
import type { PersonDialogProps } from "./person-dialog.tsx";
import { PlaceChoice, placeKey } from "./place-choice.tsx";

/** A place in one more workspace for somebody who has an account. */
export function JoinDialog({ person, places, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.join");
  const { busy, problem, send } = useChange();
  const known = new Set(person.places.map(({ workspace }) => workspace.slug));
  const free = places.filter(({ workspace }) => !known.has(workspace.slug));
  const [place, setPlace] = useState(free[0]);
  const [roles, setRoles] = useState<Role[]>(["writer"]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!place || !roles.length) return;
    const wish = { workspace: place.workspace.slug, agency: place.agency.slug, roles };
    if (await send(`/api/v1/people/${person.id}/join`, wish)) {
      onDone(t("done", { name: person.name, workspace: place.workspace.name }));
    }
  };

  return (
    <Dialog
      title={t("title", { name: person.name })}
      lead={free.length ? t("lead") : t("none")}
      look="sheet"
      open
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <RefusedNotice problem={problem} />
        {place && (
          <>
            <PlaceChoice
              label={t("agency")}
              places={free}
              value={placeKey(place)}
              onChange={setPlace}
            />
            <RoleChoices id="roles" legend={t("roles")} value={roles} onChange={setRoles} />
          </>
        )}
        <div className="foot">
          <Button onClick={onClose}>{t("cancel")}</Button>
          {place && (
            <Button type="submit" look="primary" busy={busy}>
              {t("submit")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** Takes somebody out of one of their agencies. */
export function LeaveDialog({ person, onDone, onClose }: PersonDialogProps) {
  const t = useTranslations("people.leave");
  const { busy, problem, send } = useChange();
  const [place, setPlace] = useState(person.places[0]);
  if (!place) return null;
  const where = { agency: place.agency.shortName, workspace: place.workspace.name };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wish = { workspace: place.workspace.slug, agency: place.agency.slug };
    if (await send(`/api/v1/people/${person.id}/leave`, wish)) {
      onDone(t("done", { name: person.name, ...where }));
    }
  };

  return (
    <Dialog
      title={t("title", { name: person.name })}
      lead={t("lead", where)}
      look="sheet"
      open
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)}>
        <RefusedNotice problem={problem} />
        <PlaceChoice
          label={t("agency")}
          places={person.places}
          value={placeKey(place)}
          onChange={(chosen) =>
            setPlace(person.places.find((one) => placeKey(one) === placeKey(chosen)))
          }
        />
        <div className="foot">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
