import type { ReactNode } from "react";
import { Brand } from "#components/ui/brand.tsx";
import { LanguageSwitch } from "#components/ui/language-switch.tsx";
import type { Words } from "#components/words.ts";
import type { PublicPlace } from "#domain/public-place.ts";
import { WorkingTogether } from "./working-together.tsx";

type Props = {
  t: Words;
  /** Without it the children bring their own. */
  title?: string;
  lead?: string;
  /** The workspaces of this installation. */
  places?: PublicPlace[];
  /** Address of this page, to come back to in the other language; without it there is no switch. */
  here?: string;
  children: ReactNode;
};

/** The promise at the left, the form at the right; on phones the brand and the form. */
export function SignInPage({ t, title, lead, places = [], here, children }: Props) {
  return (
    <div className="sign-in">
      <aside>
        <div className="head">
          <Brand size={24} />
          {here && <LanguageSwitch t={t} here={here} />}
        </div>
        <p className="promise">
          <span>{t("signIn.promise.one")}</span>
          <span>{t("signIn.promise.two")}</span>
          <span>{t("signIn.promise.three")}</span>
        </p>
        <WorkingTogether t={t} places={places} />
      </aside>
      <main id="isi">
        <div>
          {title && <h1>{title}</h1>}
          {lead && <p className="muted">{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
