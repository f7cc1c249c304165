"use client";
import { useTranslations } from "use-intl";
import type { TimeZone } from "#domain/dates.ts";
import { fillNumber, fillText, patternFault } from "#domain/patterns.ts";
import type { HouseDraft } from "./house-fields.tsx";
import { useNow } from "./use-now.ts";

type Props = { house: HouseDraft; shortName: string; timeZone: TimeZone };

/** How a text of today begins and ends under the patterns as they are typed. */
export function HousePreview({ house, shortName, timeZone }: Props) {
  const t = useTranslations("setup.house");
  const at = useNow();
  if (!at) return null;
  const day = { at, zone: timeZone };
  const filled = (pattern: string) =>
    patternFault("text", pattern) ? pattern : fillText(pattern, { ...house, shortName }, day, "id");
  const { numberPattern } = house;
  const number =
    !patternFault("number", numberPattern) && fillNumber(numberPattern, 7, { at, zone: timeZone });
  return (
    <figure className="house-preview">
      <figcaption className="small muted">{t("preview")}</figcaption>
      <div className="reading">
        {number && <p className="small muted">{t("previewNumber", { number })}</p>}
        <p>
          <strong>{filled(house.dateline)}</strong> {t("previewText")}
        </p>
        {house.closing && <p>{filled(house.closing)}</p>}
        {house.endMark && <p>{filled(house.endMark)}</p>}
      </div>
    </figure>
  );
}
