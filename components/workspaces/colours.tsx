"use client";
import { useTranslations } from "use-intl";
import { agencyLook } from "#components/ui/agency-look.ts";
import { AGENCY_COLOURS, type AgencyColour, type AgencyKind } from "#domain/people.ts";

type Props = {
  name: string;
  kind: AgencyKind;
  value: AgencyColour;
  onChange: (colour: AgencyColour) => void;
};

/** The colours that an agency may choose, each in the agency's shape and with its name. */
export function Colours({ name, kind, value, onChange }: Props) {
  const t = useTranslations("setup.house");
  return (
    <fieldset className="field" aria-describedby={`${name}-hint`}>
      <legend>{t("colour")}</legend>
      <p className="hint" id={`${name}-hint`}>
        {t("colourHint")}
      </p>
      <div className="colours">
        {AGENCY_COLOURS.map((colour) => (
          <label key={colour}>
            <input
              type="radio"
              name={name}
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
            <span className={`agency ${agencyLook({ kind, colour })}`}>
              {t(`colours.${colour}`)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
