"use client";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { describedBy, Field } from "#components/ui/field.tsx";
import { type Focus, movedFocus } from "#domain/focus.ts";
import { cardArea, sourcesOf } from "#domain/picture-sizes.ts";

type Props = {
  picture: { sha256: string; width: number; height: number };
  /** Address under which it lies by its hash. */
  pictures: string;
  focus: Focus;
  onChange: (focus: Focus) => void;
};

const ID = "picture-focus";
/** Per cent of the picture that an arrow moves the point by. */
const [STEP, SMALL_STEP] = [5, 1];

/** The point of a picture that matters, set by a press on it or by arrows; what a cut leaves out is dimmed. */
export function FocusField({ picture, pictures, focus, onChange }: Props) {
  const t = useTranslations("picture");
  const shown = useRef<SVGImageElement>(null);
  const press = (event: PointerEvent) => {
    if (!event.buttons) return;
    const box = shown.current?.getBoundingClientRect();
    if (!box?.width || !box.height) return;
    const x = ((event.clientX - box.left) / box.width) * 100;
    const y = ((event.clientY - box.top) / box.height) * 100;
    onChange(movedFocus({ x: 0, y: 0 }, { x, y }));
  };
  const key = (event: KeyboardEvent) => {
    const by = movesOf(event.shiftKey ? SMALL_STEP : STEP)[event.key];
    if (!by) return;
    event.preventDefault();
    onChange(movedFocus(focus, by));
  };
  const { width, height } = picture;
  const at = `M${(width * focus.x) / 100} ${(height * focus.y) / 100}h0`;
  return (
    <Field id={ID} label={t("focus")} hint={t("focusHint")} group>
      <div
        className="picture-focus"
        role="slider"
        tabIndex={0}
        aria-label={t("focus")}
        aria-describedby={describedBy(ID, { hint: true })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={focus.x}
        aria-valuetext={t("focusAt", focus)}
        onKeyDown={key}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          press(event);
        }}
        onPointerMove={press}
      >
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <image ref={shown} href={addressOf(pictures, picture)} width={width} height={height} />
          <path className="left-out" fillRule="evenodd" d={leftOut(picture, focus)} />
          {["edge", "ink", "middle"].map((part) => (
            <path key={part} className={part} d={at} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
      </div>
    </Field>
  );
}

const movesOf = (step: number): Record<string, Focus> => ({
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
});

/** All of the picture but what a card shows of it. */
function leftOut(picture: { width: number; height: number }, focus: Focus): string {
  const { left, top, width, height } = cardArea(picture, focus);
  const whole = `M0 0h${picture.width}v${picture.height}h-${picture.width}z`;
  return `${whole}M${left} ${top}h${width}v${height}h-${width}z`;
}

/** The smallest of its sizes, which is as large as this place. */
function addressOf(pictures: string, picture: Props["picture"]): string {
  const { src, srcset } = sourcesOf(pictures, picture);
  return srcset?.split(" ")[0] ?? src;
}
