"use client";
import { Field } from "#components/ui/field.tsx";
import type { AdministeredPlace } from "#domain/account-views.ts";

type Props = {
  label: string;
  places: readonly AdministeredPlace[];
  /** Key of the chosen place. */
  value: string;
  onChange: (place: AdministeredPlace) => void;
};

/** Names a place in a form. */
export function placeKey({ workspace, agency }: AdministeredPlace): string {
  return `${workspace.slug}/${agency.slug}`;
}

/** Which agency; nothing is asked where there is only one. */
export function PlaceChoice({ label, places, value, onChange }: Props) {
  if (places.length < 2) return null;
  return (
    <Field id="place" label={label}>
      <select
        className="input"
        id="place"
        value={value}
        onChange={(event) => {
          const chosen = places.find((place) => placeKey(place) === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {places.map((place) => (
          <option key={placeKey(place)} value={placeKey(place)}>
            {place.agency.shortName} · {place.workspace.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
