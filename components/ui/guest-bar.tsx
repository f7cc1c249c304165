import type { Words } from "#components/words.ts";
import { Brand } from "./brand.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** The bar of pages that anybody may read, for somebody who is not signed in. */
export function GuestBar({ t, here }: { t: Words; here: string }) {
  return (
    <header className="top-bar guest">
      <Brand href="/masuk" />
      <LanguageSwitch t={t} here={here} />
      <a className="button" href={`/masuk?lanjut=${encodeURIComponent(here)}`}>
        {t("help.signIn")}
      </a>
    </header>
  );
}
