import Link from "next/link";
import { Brand } from "#components/ui/brand.tsx";
import type { Words } from "#components/words.ts";
import type { Me } from "#domain/views.ts";
import { type Place, type PlaceName, placesOf } from "./places.ts";
import { SelfMenu } from "./self-menu.tsx";

type Props = {
  me: Me;
  t: Words;
  current?: PlaceName;
  /** False where a page has its own bar at the foot of a phone. */
  dock?: boolean;
};

/** Brand, workspace, where one can go, and oneself; on phones the places are at the thumb. */
export function TopBar({ me, t, current, dock = true }: Props) {
  const places = placesOf(me);
  return (
    <>
      <header className="top-bar">
        <Brand href="/naskah" />
        <span className="place">{me.workspaces.map((w) => w.workspace.name).join(" · ")}</span>
        <nav aria-label={t("bar.main")}>
          {places.map((place) => (
            <PlaceLink key={place.name} t={t} place={place} current={current} />
          ))}
        </nav>
        <SelfMenu me={me} />
      </header>
      {dock && (
        <nav className="dock" aria-label={t("bar.main")}>
          {places.map((place) => (
            <PlaceLink key={place.name} t={t} place={place} current={current} glyph />
          ))}
        </nav>
      )}
    </>
  );
}

type LinkProps = { t: Words; place: Place; current: PlaceName | undefined; glyph?: boolean };

function PlaceLink({ t, place, current, glyph }: LinkProps) {
  return (
    <Link
      href={place.href}
      prefetch={false}
      aria-current={place.name === current ? "page" : undefined}
      data-tour={place.name === "publicRoom" ? "public" : undefined}
    >
      {glyph && <place.glyph size={20} strokeWidth={1.75} aria-hidden />}
      {t(`bar.${place.name}`)}
    </Link>
  );
}
