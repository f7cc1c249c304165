import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import type { WebsocketProvider } from "y-websocket";
import { agencyLook } from "#components/ui/agency-look.ts";
import { AGENCY_COLOURS, type AgencyColour, type AgencyKind } from "#domain/people.ts";
import type { AgencyView } from "#domain/views.ts";

/** What presence carries of a person; colleagues' states come from the server's session. */
export type PresentPerson = {
  id: string;
  name: string;
  agency: { id: string; kind: AgencyKind; colour: AgencyColour; name: string };
  color: string;
};

/** Milliseconds for which a name stays beside a caret that rests. */
const FLAG_SHOWN = 3_000;

/** Colleagues' carets, drawn with classes alone; own presence is a stand-in that the server replaces. */
export function carets(provider: WebsocketProvider, user: PresentPerson, agencies: AgencyView[]) {
  return CollaborationCaret.configure({
    provider,
    user,
    render: (person) => drawCaret(person as Partial<PresentPerson>, agencies),
    selectionRender: (person) => ({
      class: `selected-by ${lookOf(person as Partial<PresentPerson>)}`,
    }),
  });
}

function kindOf(person: Partial<PresentPerson>): AgencyKind {
  return person.agency?.kind === "kpu" ? "kpu" : "kominfo";
}

/** Presence comes over the wire: only a colour that is known becomes a class. */
function lookOf(person: Partial<PresentPerson>): string {
  const kind = kindOf(person);
  const colour = AGENCY_COLOURS.find((known) => known === person.agency?.colour);
  return colour ? agencyLook({ kind, colour }) : kind;
}

function drawCaret(person: Partial<PresentPerson>, agencies: AgencyView[]): HTMLElement {
  const kind = kindOf(person);
  const agency = agencies.find((known) => known.kind === kind)?.shortName ?? person.agency?.name;
  const caret = document.createElement("span");
  caret.className = `caret moved ${lookOf(person)}`;
  caret.dataset.person = person.id ?? "";
  const flag = document.createElement("b");
  flag.textContent = [person.name?.trim().split(/\s+/)[0], agency].filter(Boolean).join(" · ");
  // Word joiners keep a line from breaking at the caret.
  caret.append("\u2060", flag, "\u2060");
  fade(caret);
  return caret;
}

const fading = new WeakMap<Element, ReturnType<typeof setTimeout>>();

function fade(caret: Element) {
  clearTimeout(fading.get(caret));
  caret.classList.add("moved");
  fading.set(
    caret,
    setTimeout(() => caret.classList.remove("moved"), FLAG_SHOWN),
  );
}

type Change = { added: number[]; updated: number[] };

/** Shows the flag of whoever just moved; returns how to stop. */
export function watchCarets(root: Element, provider: WebsocketProvider): () => void {
  const { awareness } = provider;
  const moved = ({ added, updated }: Change) => {
    const states = awareness.getStates() as Map<number, { user?: Partial<PresentPerson> }>;
    const people = [...added, ...updated].map((client) => states.get(client)?.user?.id);
    for (const caret of root.querySelectorAll<HTMLElement>(".caret")) {
      if (people.includes(caret.dataset.person)) fade(caret);
    }
  };
  awareness.on("change", moved);
  return () => awareness.off("change", moved);
}
