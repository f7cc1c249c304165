"use client";
import { UsersRound } from "lucide-react";
import { useTranslations } from "use-intl";

type Props = { pressed: boolean; onPress: () => void };

/** Beside the tools: colours the text by who wrote it. */
export function AuthorsButton({ pressed, onPress }: Props) {
  const t = useTranslations("authors");
  return (
    <button
      type="button"
      className="authors-button"
      aria-pressed={pressed}
      aria-label={t("label")}
      title={t("label")}
      onClick={onPress}
    >
      <UsersRound size={18} strokeWidth={1.75} />
    </button>
  );
}
