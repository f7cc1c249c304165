import { pageTitle } from "#app/page-title.ts";
import { MessagePage } from "#components/ui/message-page.tsx";
import { words } from "#components/words.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("forbidden");

/** For pages whose existence is no secret; a text that somebody may not see is not found instead. */
export default async function Forbidden() {
  const t = words((await pageContext()).locale);
  return (
    <MessagePage title={t("pages.forbidden.title")} what={t("pages.forbidden.what")}>
      <a className="button" href="/naskah">
        {t("pages.toBoard")}
      </a>
    </MessagePage>
  );
}
