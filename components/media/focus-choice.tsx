"use client";
import { useTranslations } from "use-intl";

export type Point = { x: number; y: number };

const PLACES = [
  ["topLeft", 0, 0],
  ["top", 50, 0],
  ["topRight", 100, 0],
  ["left", 0, 50],
  ["centre", 50, 50],
  ["right", 100, 50],
  ["bottomLeft", 0, 100],
  ["bottom", 50, 100],
  ["bottomRight", 100, 100],
] as const;

type Props = { src: string; focus: Point; onChange: (focus: Point) => void };

/** What of a picture must stay in sight where it is cut: one of nine parts, by mouse or by keys. */
export function FocusChoice({ src, focus, onChange }: Props) {
  const t = useTranslations("picture");
  return (
    <fieldset className="field focus-choice">
      <legend>{t("focus")}</legend>
      <p className="hint" id="focus-hint">
        {t("focusHint")}
      </p>
      <div className="focus-grid">
        {/* biome-ignore lint/performance/noImgElement: it comes from our own API, in the size that is kept. */}
        <img src={src} alt="" />
        {PLACES.map(([name, x, y]) => (
          <label key={name} title={t(`focusPlaces.${name}`)}>
            <input
              type="radio"
              name="picture-focus"
              checked={focus.x === x && focus.y === y}
              onChange={() => onChange({ x, y })}
              aria-describedby="focus-hint"
            />
            <span className="visually-hidden">{t(`focusPlaces.${name}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
