import type { X } from "lucide-react";

type IconProps = {
  label: string;
  glyph: typeof X;
  pressed?: boolean;
  onPress: () => void;
};

/** A button of the bar that shows a glyph; `pressed` for one that stays down. */
export function IconButton({ label, glyph: Glyph, pressed, onPress }: IconProps) {
  return (
    <button
      type="button"
      className="button quiet icon"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onPress}
    >
      <Glyph size={16} strokeWidth={1.75} />
    </button>
  );
}
