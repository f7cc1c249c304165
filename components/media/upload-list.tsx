"use client";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Upload } from "./use-uploads.ts";

type Props = {
  uploads: readonly Upload[];
  foreign: number;
  onAgain: (id: number) => void;
  onDrop: (id: number) => void;
  onRead: () => void;
};

/** Pictures on their way, and what became of those that did not come along. */
export function UploadList({ uploads, foreign, onAgain, onDrop, onRead }: Props) {
  const t = useTranslations("picture");
  const said = ({ name, state, why }: Upload) => {
    switch (state) {
      case "preparing":
        return t("preparing", { name });
      case "uploading":
        return t("uploading", { name });
      case "working":
        return t("working", { name });
      case "failed":
        return t("failed", { name, why });
    }
  };
  if (!uploads.length && !foreign) return null;
  return (
    <section className="picture-uploads" aria-label={t("uploads")}>
      {uploads.map((upload) => (
        <div key={upload.id} className={upload.state === "failed" ? "failed" : undefined}>
          <p role={upload.state === "failed" ? "alert" : "status"}>{said(upload)}</p>
          {upload.state !== "failed" && (
            <progress aria-hidden="true" max={1} value={upload.share} />
          )}
          {upload.state === "failed" && (
            <Button onClick={() => onAgain(upload.id)}>{t("again")}</Button>
          )}
          <Button look="quiet" onClick={() => onDrop(upload.id)}>
            {t("dismiss")}
          </Button>
        </div>
      ))}
      {foreign > 0 && (
        <div className="failed">
          <p role="alert">{t("foreign", { count: foreign })}</p>
          <Button look="quiet" onClick={onRead}>
            {t("noticeClose")}
          </Button>
        </div>
      )}
    </section>
  );
}
