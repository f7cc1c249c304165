import type { ReactNode } from "react";
import { Brand } from "#components/ui/brand.tsx";
import type { Words } from "#components/words.ts";

type Props = { t: Words; title: string; lead: string; children: ReactNode };

/** The promise at the left, the form at the right; on phones the brand and the form. */
export function SignInPage({ t, title, lead, children }: Props) {
  return (
    <div className="sign-in">
      <aside>
        <Brand size={24} />
        <p className="promise">
          <span>{t("signIn.promise.one")}</span>
          <span>{t("signIn.promise.two")}</span>
          <span>{t("signIn.promise.three")}</span>
        </p>
        <p className="small muted parties">
          <span className="agency kpu">{t("signIn.kpu")}</span>
          <span className="agency kominfo">{t("signIn.kominfo")}</span>
        </p>
      </aside>
      <main id="isi">
        <div>
          <h1>{title}</h1>
          <p className="muted">{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

/** Accounts of the demo, folded away; no installation in use has this. */
export function DemoAccounts({
  t,
  accounts,
}: {
  t: Words;
  accounts: readonly { email: string; role: string }[];
}) {
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
