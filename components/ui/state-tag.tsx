"use client";
import {
  Archive,
  Ban,
  CheckCheck,
  CircleCheckBig,
  CircleDashed,
  Clock,
  Eye,
  Undo2,
} from "lucide-react";
import { useTranslations } from "use-intl";
import type { ShownState } from "./shown-state.ts";

const GLYPHS = {
  draf: CircleDashed,
  ditinjau: Eye,
  perlu_revisi: Undo2,
  disetujui: CheckCheck,
  terjadwal: Clock,
  terbit: CircleCheckBig,
  diarsipkan: Archive,
  dicabut: Ban,
} satisfies Record<ShownState, unknown>;

type Props = { state: ShownState; look?: "word" | "tag" | "glyph" };

/** Glyph and word; in rows under a heading of the same word the glyph alone is seen. */
export function StateTag({ state, look = "word" }: Props) {
  const t = useTranslations("states");
  const Glyph = GLYPHS[state];
  return (
    <span className={`state state-${state}${look === "tag" ? " tag" : ""}`}>
      <Glyph size={16} strokeWidth={2} />
      <span className={look === "glyph" ? "visually-hidden" : undefined}>{t(state)}</span>
    </span>
  );
}
