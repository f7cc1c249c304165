import { PublicFrame, type PublicPage } from "./public-frame.tsx";

/** What stands at a public address without a release. */
export function PublicMessage(page: PublicPage) {
  const { t } = page;
  const title = t("public.missing.title");
  return (
    <PublicFrame {...page} title={title} noindex room={null}>
      <div className="wrap">
        <main id="isi" className="public-message">
          <h1>{title}</h1>
          <p>{t("public.missing.what")}</p>
        </main>
      </div>
    </PublicFrame>
  );
}
