"use client";
import { useTranslations } from "use-intl";
import type { Messages } from "#components/words.ts";

type Code = keyof Messages["faults"];

/** Gives the function that words a fault; a code of a newer server is worded in general. */
export function useFaultWords(): (code: string | undefined) => string | undefined {
  const t = useTranslations("faults");
  return (code) => code && t(t.has(code as Code) ? (code as Code) : "wrong");
}
