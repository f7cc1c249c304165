import { initials } from "#domain/people.ts";
import type { AgencyView } from "#domain/views.ts";
import { agencyLook } from "./agency-look.ts";

type Props = {
  name: string;
  agency: Pick<AgencyView, "kind" | "colour" | "shortName"> | null;
  little?: boolean;
  present?: boolean;
};

/** Initials in the shape of the agency; the full name and agency are the accessible name. */
export function Avatar({ name, agency, little, present }: Props) {
  const label = agency ? `${name}, ${agency.shortName}` : name;
  const looks = [
    "avatar",
    agency ? agencyLook(agency) : "plain",
    little && "little",
    present && "present",
  ];
  return (
    <span className={looks.filter(Boolean).join(" ")} role="img" aria-label={label} title={label}>
      {initials(name)}
    </span>
  );
}
