import { words } from "#components/words.ts";
import { PublicFrame } from "./public-frame.tsx";

export type PublicMessageProps = {
  kind: "not-found" | "gone";
  /** The public room to go to; null where no workspace is known. */
  room?: { url: string; name: string } | null;
  demo: boolean;
  stylesheet: string;
};

/** What stands at an address without a release: never published, or withdrawn. */
export function PublicMessage({ kind, room = null, demo, stylesheet }: PublicMessageProps) {
  const t = words("id");
  const title = t(`public.message.${kind}.title`);
  return (
    <PublicFrame
      t={t}
      title={title}
      language="id"
      stylesheet={stylesheet}
      demo={demo}
      noindex
      room={room}
    >
      <div className="wrap">
        <main id="isi" className="public-message">
          <h1>{title}</h1>
          <p>{t(`public.message.${kind}.what`)}</p>
          {room && (
            <p>
              <a href={room.url}>{t("public.backToRoom")}</a>
            </p>
          )}
        </main>
      </div>
    </PublicFrame>
  );
}
