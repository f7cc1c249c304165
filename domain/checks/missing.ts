import type { CheckedText, Finding } from "./finding.ts";
import { findingIn } from "./found.ts";

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;
const CONTACT =
  /narahubung|kontak|hubungi|telepon|telp|whatsapp|surel|e-mail|email|hotline|contact|phone|\w@\w/i;

/** What is not there yet: open places, empty fields, whom to call. */
export function missing({ blocks, emptyFields }: CheckedText): Finding[] {
  const open = blocks.flatMap((block) =>
    [...block.text.matchAll(PLACEHOLDER)].map(({ 0: { length }, index }) =>
      findingIn(block, { rule: "unfilled", from: index, to: index + length }),
    ),
  );
  const empty = emptyFields.map((key) =>
    findingIn(
      { place: { kind: "field", key }, text: "", part: "field" },
      { rule: "field", from: 0, to: 0, facts: { field: key } },
    ),
  );
  return [...open, ...empty, ...noContact(blocks, emptyFields)];
}

/** Silent while the text is only begun, and where its template asks for the contact anyway. */
function noContact(blocks: CheckedText["blocks"], emptyFields: readonly string[]): Finding[] {
  const [title, ...others] = blocks;
  const filled = others.filter(({ text }) => text.trim());
  const isBegun = filled.filter(({ part }) => part === "paragraph").length < 3;
  const isGiven = filled.some(
    ({ place, text }) => (place.kind === "field" && place.key === "contact") || CONTACT.test(text),
  );
  if (!title || isBegun || isGiven || emptyFields.includes("contact")) return [];
  return [findingIn(title, { rule: "contact", from: 0, to: 0 })];
}
