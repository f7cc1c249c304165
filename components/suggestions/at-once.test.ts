import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { type ProsemirrorBinding, ySyncPlugin, ySyncPluginKey } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openDocument, readBody, writeContent } from "#domain/document.ts";
import { proposalsIn } from "#domain/proposals.ts";
import { ROOT } from "#domain/room.ts";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { isItem } from "./join-lines.ts";
import { propose } from "./propose.ts";
import { proposeKey } from "./propose-keys.ts";
import { settle } from "./settle.ts";
import { ANI, BUDI, newId } from "./testing.ts";
import { rejected, SHAPES } from "./testing-shapes.ts";

const SEED = 168;
const RUNS = 60;
const before = bodySchema.nodeFromJSON(SHAPES);

type Synced = { binding: ProsemirrorBinding; isChangeOrigin: boolean };

/** The text as one person has it open, without a screen. */
class Page {
  readonly doc = new Y.Doc();
  state: EditorState;
  readonly #author: string;

  constructor(author: string, start: Uint8Array) {
    this.#author = author;
    Y.applyUpdate(this.doc, start);
    const plugins = [ySyncPlugin(this.doc.getXmlFragment(ROOT.body))];
    this.state = EditorState.create({ schema: bodySchema, plugins });
    const view = { dispatch: (tr: Transaction) => this.dispatch(tr), hasFocus: () => false };
    Object.defineProperty(view, "state", { get: () => this.state });
    this.#binding.initView(view);
    this.#binding._forceRerender();
  }

  get #binding(): ProsemirrorBinding {
    return (ySyncPluginKey.getState(this.state) as Synced).binding;
  }

  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    if (!tr.docChanged || tr.getMeta(ySyncPluginKey)?.isChangeOrigin) return;
    const write = () => this.#binding._prosemirrorChanged(this.state.doc);
    this.#binding.mux(() => this.doc.transact(write, ySyncPluginKey));
  }

  /** Proposes something in the line that holds a word of the text before; false where it is not there. */
  act(word: string, { kind, at }: Deed): void {
    const as = { author: this.#author, id: newId(this.#author) };
    let place = -1;
    this.state.doc.descendants((node, from) => {
      if (node.text?.includes(word)) place = from + node.text.indexOf(word);
    });
    if (place < 0) return;
    const from = kind === "Backspace" ? place : place + (at % word.length);
    const selection = TextSelection.create(
      this.state.doc,
      from,
      kind === "cut" ? place + word.length : from,
    );
    const here = this.state.apply(this.state.tr.setSelection(selection));
    const { $from } = selection;
    const tr = here.tr;
    if (kind === "type") tr.insertText("xy");
    if (kind === "cut") tr.deleteSelection();
    if (kind === "split") tr.split(from, isItem($from.node(-1)) ? 2 : 1);
    if (kind === "bold") tr.addMark(place, place + word.length, bodySchema.mark("bold"));
    const out = tr.docChanged ? propose(here, tr, as) : proposeKey(here, "Backspace", as);
    if (out && typeof out !== "string") this.dispatch(out);
  }

  decide(how: "accept" | "reject"): void {
    const ids = proposalsIn(this.state.doc.toJSON() as JsonNode).map(({ id }) => id);
    this.dispatch(settle(this.state, new Set(ids), how));
  }
}

type Deed = { kind: "type" | "split" | "cut" | "bold" | "Backspace"; line: number; at: number };
const deed = fc.record<Deed>({
  kind: fc.constantFrom("type", "split", "cut", "bold", "Backspace"),
  line: fc.nat(100),
  at: fc.nat(10),
});

function meet(one: Page, other: Page): void {
  const [ones, others] = [one, other].map(({ doc }) => Y.encodeStateAsUpdate(doc));
  if (others) Y.applyUpdate(one.doc, others);
  if (ones) Y.applyUpdate(other.doc, ones);
}

function pages(): [Page, Page] {
  const draft = openDocument();
  writeContent(draft, { body: SHAPES });
  const start = Y.encodeStateAsUpdate(draft);
  return [new Page(ANI, start), new Page(BUDI, start)];
}

/** Lines of the same lists and quotes, in turns. */
const ANIS = ["satu", "tiga", "cucu", "pertama", "tugas", "kutip", "kiri", "bawah"];
const BUDIS = ["dua", "anak", "tengah", "kedua", "kerja", "lagi", "kanan", "pojok"];

test(`[K166] two who propose at once in lists and quotes end with the same text, and rejected it is as before (seed ${SEED})`, () => {
  let made = 0;
  const property = fc.property(fc.array(fc.tuple(deed, deed), { maxLength: 6 }), (rounds) => {
    const [ani, budi] = pages();
    for (const [one, other] of rounds) {
      ani.act(ANIS[one.line % ANIS.length] ?? "", one);
      budi.act(BUDIS[other.line % BUDIS.length] ?? "", other);
      meet(ani, budi);
      expect(ani.state.doc.toJSON()).toEqual(budi.state.doc.toJSON());
      expect(bodySchema.nodeFromJSON(readBody(ani.doc)).toJSON()).toEqual(ani.state.doc.toJSON());
      expect(rejected(ani.state.doc).toJSON()).toEqual(before.toJSON());
    }
    made += proposalsIn(ani.state.doc.toJSON()).length;
    ani.decide("reject");
    meet(ani, budi);
    expect(budi.state.doc.toJSON()).toEqual(before.toJSON());
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
  expect(made).toBeGreaterThan(RUNS);
});
