"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import type { Me } from "#domain/views.ts";

/** The name of the page and the one thing that begins here. */
export function BoardHead({ me }: { me: Me }) {
  const t = useTranslations("board");
  const mayWrite = me.workspaces.some(({ canWrite }) => canWrite);
  return (
    <div className="head">
      <h1>{t("heading")}</h1>
      {mayWrite && (
        <Link
          className="button primary"
          href="/naskah/baru"
          aria-keyshortcuts={SHORTCUTS.board.create.join(" ")}
          data-tour="together"
          prefetch={false}
        >
          <Plus size={16} strokeWidth={1.75} />
          {t("create")}
        </Link>
      )}
    </div>
  );
}
