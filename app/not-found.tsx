import { pageTitle } from "#app/page-title.ts";
import { MessagePage } from "#components/ui/message-page.tsx";
import { words } from "#components/words.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("notFound");

export default async function NotFound() {
  const t = words((await pageContext()).locale);
  return (
    <MessagePage title={t("pages.notFound.title")} what={t("pages.notFound.what")}>
      <a className="button" href="/naskah">
        {t("pages.toBoard")}
      </a>
    </MessagePage>
  );
}
