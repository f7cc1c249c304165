"use client";
import { Eye } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Colleagues } from "./use-colleagues.ts";

type Props = { colleagues: Colleagues; onStopped: () => void };

/** Says, to eyes and ears, whose caret the view stays with. */
export function FollowingNote({ colleagues, onStopped }: Props) {
  const t = useTranslations("presence");
  const { followed, told, stop } = colleagues;
  return (
    <>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {followed && (
        <section className="following" aria-label={t("title")}>
          <Eye size={16} strokeWidth={1.75} />
          <span>{t("following", { name: followed.name })}</span>
          <Button
            look="quiet"
            onClick={() => {
              stop();
              onStopped();
            }}
          >
            {t("stop")}
          </Button>
        </section>
      )}
    </>
  );
}
