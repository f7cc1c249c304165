import { CircleAlert, CircleCheckBig, Info, TriangleAlert } from "lucide-react";
import type { ReactNode, Ref } from "react";

const GLYPHS = { plain: Info, warn: TriangleAlert, danger: CircleAlert, good: CircleCheckBig };

type Props = {
  kind?: keyof typeof GLYPHS;
  /** Announced at once when it appears. */
  alert?: boolean;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
};

/** A rule at the left, a glyph, what happened and what to do. */
export function Notice({ kind = "plain", alert, ref, children }: Props) {
  const Glyph = GLYPHS[kind];
  return (
    <div
      ref={ref}
      className={kind === "plain" ? "notice" : `notice ${kind}`}
      role={alert ? "alert" : undefined}
      tabIndex={ref ? -1 : undefined}
    >
      <Glyph size={16} strokeWidth={1.75} />
      <div>{children}</div>
    </div>
  );
}
