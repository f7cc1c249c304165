"use client";
import { useTranslations } from "use-intl";
import { NewPasswordField } from "#components/accounts/new-password-field.tsx";
import { type PasswordFault, passwordFault, SHORTEST_PASSWORD } from "#domain/passwords.ts";
import type { Section } from "./section.ts";
import { SectionField } from "./section-field.tsx";

export type AccountDraft = { name: string; email: string; password: string };

const FAULTS: Record<string, PasswordFault> = {
  empty: "short",
  "password-short": "short",
  "password-long": "long",
  "password-guessable": "guessable",
};

/** The account of whoever sets the installation up. */
export function AccountFields({ section }: { section: Section<AccountDraft> }) {
  const t = useTranslations("setup.account");
  const fault = section.faults[`${section.at}password`];
  return (
    <>
      <SectionField section={section} name="name" label={t("name")} autoComplete="name" />
      <SectionField
        section={section}
        name="email"
        label={t("email")}
        type="email"
        autoComplete="username"
      />
      <div className="field">
        <NewPasswordField
          id={`${section.at}password`}
          label={t("password")}
          value={section.value.password}
          onChange={(password) => section.change({ password })}
          fault={(fault && FAULTS[fault]) || null}
        />
        {!fault && <Strength account={section.value} />}
      </div>
    </>
  );
}

/** A sentence while a password is typed: what it still lacks, or that it will do. */
function Strength({ account }: { account: AccountDraft }) {
  const t = useTranslations("setup.account");
  const { password } = account;
  const fault = passwordFault(password, account);
  const count = SHORTEST_PASSWORD - [...password.normalize("NFKC")].length;
  const sentence = {
    short: () => t("short", { count }),
    long: () => t("long"),
    guessable: () => t("guessable"),
    good: () => t("good"),
  }[fault ?? "good"];
  return (
    <p className="small muted" role="status">
      {password && sentence()}
    </p>
  );
}
