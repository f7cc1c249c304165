import { Agency } from "#components/ui/agency.tsx";
import type { Words } from "#components/words.ts";
import type { PlaceView } from "#domain/account-views.ts";

/** Where somebody will work and as what, before they set their password. */
export function InvitedPlaces({ t, places }: { t: Words; places: readonly PlaceView[] }) {
  return (
    <ul className="invited-places small">
      {places.map(({ workspace, agency, roles }) => (
        <li key={workspace.slug}>
          <Agency agency={agency} />
          <span className="muted">
            {workspace.name} · {roles.map((role) => t(`roles.${role}`)).join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
