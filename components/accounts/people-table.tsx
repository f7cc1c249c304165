"use client";
import { UserPlus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { RefusedNotice } from "#components/ui/refused-notice.tsx";
import { useChange } from "#components/use-change.ts";
import type { AdministeredPlace, PersonRow as Person } from "#domain/account-views.ts";
import type { TimeZone } from "#domain/dates.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { type DialogName, PersonDialog } from "./person-dialog.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { PersonRow } from "./person-row.tsx";

type Props = {
  people: Person[];
  places: AdministeredPlace[];
  /** Id of the reader, whose own account is changed in the profile. */
  self: string;
  several: boolean;
  now: string;
  zone: TimeZone;
};

/** The accounts with their acts; after each change the list is read again. */
export function PeopleTable({ people, places, self, several, now, zone }: Props) {
  const t = useTranslations("people");
  const router = useRouter();
  const { problem, send } = useChange();
  const [open, setOpen] = useState<{ name: DialogName; person: Person } | null>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setOpen(null);
    setSaid(words);
    router.refresh();
  };
  const restore = async (person: Person) => {
    const restored = await send(`/api/v1/people/${person.id}/restore`, {});
    if (restored) done(t("restored", { name: person.name }));
  };
  return (
    <>
      <p role="status" className={said ? "said" : "visually-hidden"}>
        {said}
      </p>
      <RefusedNotice problem={problem} />
      <table className="people">
        <caption className="visually-hidden">{t("heading")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("agency")}</th>
            <th scope="col">{t("role")}</th>
            <th scope="col">{t("lastSignIn")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              several={several}
              now={new Date(now)}
              zone={zone}
              menu={
                person.id === self ? (
                  <Link className="button quiet" href="/profil" prefetch={false}>
                    {t("own")}
                  </Link>
                ) : (
                  <PersonMenu
                    person={person}
                    onOpen={(name) => setOpen({ name, person })}
                    onRestore={() => void restore(person)}
                  />
                )
              }
            />
          ))}
        </tbody>
      </table>
      {open && (
        <PersonDialog
          {...open}
          places={places}
          zone={zone}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

type InviteProps = Pick<Props, "places" | "zone"> & { preferred: AdministeredPlace | undefined };

/** Opens the form of a new account. */
export function InviteButton({ places, zone, preferred }: InviteProps) {
  const t = useTranslations("people.invite");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <UserPlus size={16} strokeWidth={1.75} aria-hidden />
        {t("open")}
      </Button>
      {open && (
        <InviteDialog
          places={places}
          preferred={preferred}
          zone={zone}
          onClose={(changed) => {
            setOpen(false);
            if (changed) router.refresh();
          }}
        />
      )}
    </>
  );
}
