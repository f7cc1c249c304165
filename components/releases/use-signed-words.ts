"use client";
import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatList } from "#domain/lists.ts";
import type { SignatureSlot } from "#domain/views.ts";

/** What a screen reader hears when a signature comes in while the page is open. */
export function useSignedWords(slots: SignatureSlot[]): string {
  const t = useTranslations("review");
  const locale = useLocale();
  const [said, setSaid] = useState("");
  const signed = slots.filter((slot) => slot.signed).map(({ agency }) => agency.shortName);
  const before = useRef(signed);
  useEffect(() => {
    const fresh = signed.filter((name) => !before.current.includes(name));
    before.current = signed;
    if (fresh.length) setSaid(t("justSigned", { agencies: formatList(fresh, locale) }));
  });
  return said;
}
