"use client";
import { useTranslations } from "use-intl";
import { FailedPage } from "#components/ui/failed-page.tsx";

export default function PageError({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations();
  return <FailedPage t={t} id={error.digest} />;
}
