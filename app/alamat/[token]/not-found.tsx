import { MessagePage } from "#components/ui/message-page.tsx";
import { words } from "#components/words.ts";
import { pageContext } from "#server/auth/page-context.ts";

/** One page for a used, expired, voided and unknown link: it does not tell which. */
export default async function UnusableLink() {
  const t = words((await pageContext()).locale);
  return (
    <MessagePage title={t("address.unusable.title")} what={t("address.unusable.what")}>
      <a className="button" href="/masuk">
        {t("address.signIn")}
      </a>
    </MessagePage>
  );
}
