"use client";
import type { Ref } from "react";
import { useTranslations } from "use-intl";
import { PasswordField } from "#components/ui/password-field.tsx";
import { LONGEST_PASSWORD, type PasswordFault, SHORTEST_PASSWORD } from "#domain/passwords.ts";

type Props = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  fault: PasswordFault | null;
  ref?: Ref<HTMLInputElement>;
};

/** A password that somebody chooses, with what makes it good and what is wrong with it. */
export function NewPasswordField({ fault, ...field }: Props) {
  const t = useTranslations("newPassword");
  const bounds = { shortest: String(SHORTEST_PASSWORD), longest: String(LONGEST_PASSWORD) };
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      hint={t("hint", bounds)}
      error={fault ? t(fault, bounds) : undefined}
    />
  );
}
