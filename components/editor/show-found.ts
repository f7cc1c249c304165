import { Decoration } from "@tiptap/pm/view";
import { type Place, type Searched, SOURCES } from "./find-spots.ts";
import { markFound } from "./found-marks.ts";
import { showPlace } from "./show-place.ts";

/** So many places before and after the current one stand out; thousands would make typing slow. */
const NEAR = 400;

type Input = HTMLInputElement | HTMLTextAreaElement;

const nearTo = (places: readonly Place[], current: number) =>
  places.slice(Math.max(current - NEAR, 0), current + NEAR);

/** Lets words in title, body and sources stand out, the current ones most. */
export function markPlaces(
  { title, body }: Pick<Searched, "title" | "body">,
  places: readonly Place[],
  current: number,
): void {
  const chosen = places[current];
  const near = nearTo(places, current);
  for (const editor of [title, body]) {
    if (editor.isDestroyed) continue;
    const here = near.filter(({ spot }) => "editor" in spot && spot.editor === editor);
    markFound(
      editor,
      here.map((place) => drawn(place, place === chosen)),
    );
  }
}

/** Lets the inputs of fields that hold places stand out, whole: none can mark a part of its words. */
export function markFields(places: readonly Place[], current: number): void {
  const chosen = places[current];
  for (const place of nearTo(places, current)) {
    if (place.spot.kind !== "field") continue;
    const input = inputOf(place)?.input;
    if (input?.dataset.found !== "current") {
      input?.setAttribute("data-found", place === chosen ? "current" : "other");
    }
  }
}

export function unmarkFields(): void {
  for (const input of document.querySelectorAll("[data-found]"))
    input.removeAttribute("data-found");
}

function drawn({ spot, from, to }: Place, isCurrent: boolean): Decoration {
  if (spot.kind !== "source") {
    return Decoration.inline(from, to, { class: isCurrent ? "found current" : "found" });
  }
  const sign = isCurrent ? "current" : "other";
  return Decoration.node(spot.quote, spot.end + 1, { [`data-found-${spot.part}`]: sign });
}

/** Moves the view to a place that is on the page. */
export function showFound(place: Place): void {
  const { spot } = place;
  const there = inputOf(place);
  if ("start" in spot) showPlace(spot.editor, place.from);
  if (!there) return;
  const { input, from } = there;
  if (spot.kind === "source") showPlace(spot.editor, spot.end);
  else input.scrollIntoView({ block: "nearest" });
  const share = from / Math.max(input.value.length, 1);
  input.scrollTop = share * input.scrollHeight - input.clientHeight / 2;
}

/** Leads whoever leaves the bar to the words; false where they are not on the page now. */
export function goToFound(place: Place): boolean {
  const { spot, from, to } = place;
  if ("start" in spot) {
    spot.editor.chain().focus().setTextSelection({ from, to }).run();
    return true;
  }
  const there = inputOf(place);
  if (!there) return false;
  there.input.focus();
  there.input.setSelectionRange(there.from, there.from + to - from);
  return true;
}

/** The input that holds a place, and where in it that begins. */
function inputOf({ spot, words, from }: Place): { input: Input; from: number } | null {
  if ("start" in spot) return null;
  if (spot.kind === "source") {
    const dom = spot.editor.view.nodeDOM(spot.quote) as HTMLElement | null;
    const input = dom?.querySelectorAll<Input>("footer input")[SOURCES.indexOf(spot.part)];
    return input ? { input, from } : null;
  }
  const { key, kind } = spot.field;
  const inputs = document.querySelectorAll<Input>(
    `[data-field="${key}"] :is(input, textarea).input`,
  );
  if (kind !== "pairs") return inputs[0] ? { input: inputs[0], from } : null;
  // One input a line.
  let start = 0;
  for (const input of inputs) {
    if (from < start + input.value.length + 1) return { input, from: Math.max(from - start, 0) };
    start += input.value.length + 1;
  }
  return words && inputs[0] ? { input: inputs[0], from: 0 } : null;
}
