"use client";
import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { reasonOf } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { RoleChoices } from "#components/ui/role-choices.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useChange } from "#components/use-change.ts";
import type { AdministeredPlace } from "#domain/account-views.ts";
import type { Role } from "#domain/people.ts";
import type { LinkMade } from "./link-once.tsx";
import { looksLikeEmail } from "./looks-like-email.ts";
import { PlaceChoice, placeKey } from "./place-choice.tsx";

/** What the slip of a new account says. */
export type Invited = LinkMade & { name: string; email: string; place: string };

type Props = {
  places: AdministeredPlace[];
  preferred: AdministeredPlace | undefined;
  onMade: (made: Invited) => void;
  onCancel: () => void;
};

/** The browser must not fill these lines with what it knows of the reader. */
const ABOUT_ANOTHER = { autoComplete: "off", maxLength: 120 };

/** Who is invited, where, and as what. */
export function InviteForm({ places, preferred, onMade, onCancel }: Props) {
  const t = useTranslations("people.invite");
  const { busy, problem, send } = useChange();
  const [place, setPlace] = useState(preferred ?? places[0]);
  const [values, setValues] = useState({ name: "", email: "", title: "" });
  const [roles, setRoles] = useState<Role[]>(["writer"]);
  const [tried, setTried] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const set = (key: keyof typeof values) => (value: string) =>
    setValues((now) => ({ ...now, [key]: value }));
  const noName = !values.name.trim();
  const noEmail = !looksLikeEmail(values.email);
  const taken = problem !== null && reasonOf(problem) === "taken";
  const emailError = taken ? `${problem.detail} ${t("takenHint")}` : t("emailWrong");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (noName) return nameField.current?.focus();
    if (noEmail) return emailField.current?.focus();
    if (!place || !roles.length) return;
    const { workspace, agency } = place;
    const wish = { workspace: workspace.slug, agency: agency.slug, ...values, roles };
    const made = await send<LinkMade>("/api/v1/people", wish);
    if (!made) return emailField.current?.focus();
    const { name, email } = values;
    const { link, mail } = made;
    onMade({ link, mail, name, email, place: `${agency.shortName} ${workspace.name}` });
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {!taken && <RefusedNotice problem={problem} />}
      <PlaceChoice
        label={t("agency")}
        places={places}
        value={place ? placeKey(place) : ""}
        onChange={setPlace}
      />
      <TextField
        {...ABOUT_ANOTHER}
        id="name"
        ref={nameField}
        label={t("name")}
        hint={t("nameHint")}
        error={tried && noName ? t("nameMissing") : undefined}
        value={values.name}
        onChange={set("name")}
      />
      <TextField
        {...ABOUT_ANOTHER}
        id="email"
        ref={emailField}
        type="email"
        maxLength={254}
        label={t("email")}
        error={taken || (tried && noEmail) ? emailError : undefined}
        value={values.email}
        onChange={set("email")}
      />
      <TextField
        {...ABOUT_ANOTHER}
        id="title"
        label={t("jobTitle")}
        hint={t("jobTitleHint")}
        value={values.title}
        onChange={set("title")}
      />
      <RoleChoices id="roles" legend={t("roles")} value={roles} onChange={setRoles} />
      <div className="foot">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
