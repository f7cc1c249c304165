import type { Words } from "#components/words.ts";
import type { PublicPlace } from "#domain/public-place.ts";

/** Where those go who need no account: the public rooms, in the language of this page. */
export function PublicRooms({ t, places }: { t: Words; places: PublicPlace[] }) {
  if (!places.length) return null;
  const language = t.locale === "en" ? "?bahasa=en" : "";
  return (
    <nav className="public-rooms small" aria-label={t("signIn.publicRooms")}>
      <p className="muted">{t("signIn.noAccount")}</p>
      <ul>
        {places.map(({ workspace }) => (
          <li key={workspace.slug}>
            <a href={`/rilis/${workspace.slug}${language}`}>
              {t("public.room", { name: workspace.name })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Account = { email: string; role: string };

/** Accounts of the demo, folded away; no installation in use has this. */
export function DemoAccounts({ t, accounts }: { t: Words; accounts: readonly Account[] }) {
  return (
    <details className="demo-accounts small">
      <summary>{t("signIn.demoAccounts")}</summary>
      <ul>
        {accounts.map(({ email, role }) => (
          <li key={email}>
            <span className="strong">{email}</span> {role}
          </li>
        ))}
      </ul>
    </details>
  );
}
