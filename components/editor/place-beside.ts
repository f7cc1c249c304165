const GAP = 6;

type Box = { top: number; bottom: number; left: number };

/** Puts a floating part over or under a place of the text, inside the window. */
export function placeBeside(part: HTMLElement, place: Box, wanted: "above" | "below"): void {
  const { width, height } = part.getBoundingClientRect();
  const above = place.top - height - GAP;
  const below = place.bottom + GAP;
  const fits = wanted === "above" ? above > GAP : below + height < innerHeight - GAP;
  const isAbove = (wanted === "above") === fits;
  const left = Math.min(Math.max(place.left, GAP), innerWidth - width - GAP);
  part.style.top = `${isAbove ? Math.max(above, GAP) : below}px`;
  part.style.left = `${left}px`;
}
