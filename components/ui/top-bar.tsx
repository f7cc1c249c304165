import Link from "next/link";
import type { Words } from "#components/words.ts";
import type { Me } from "#domain/views.ts";
import { Brand } from "./brand.tsx";
import { SelfMenu } from "./self-menu.tsx";

type Props = { me: Me; t: Words; current?: "releases" };

/** Brand, workspace, where one can go, and oneself. */
export function TopBar({ me, t, current }: Props) {
  const places = me.workspaces.map(({ workspace }) => workspace);
  const [first] = places;
  return (
    <header className="top-bar">
      <Brand href="/naskah" />
      <span className="place">{places.map(({ name }) => name).join(" · ")}</span>
      <nav aria-label={t("bar.main")}>
        <Link href="/naskah" aria-current={current === "releases" ? "page" : undefined}>
          {t("bar.releases")}
        </Link>
        {first && <a href={`/rilis/${first.slug}`}>{t("bar.publicRoom")}</a>}
      </nav>
      <SelfMenu me={me} />
    </header>
  );
}
