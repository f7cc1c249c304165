import type * as Y from "yjs";
import { canonicalBlock } from "#domain/canonical.ts";
import { standing } from "#domain/decided.ts";
import { checkRoots, InvalidContent, readBlock, readFields, readTitle } from "#domain/document.ts";
import { type Trace, tracesOf } from "#domain/proposals.ts";
import { ROOT } from "#domain/room.ts";
import type { JsonNode } from "#domain/schema.ts";

type Block = {
  text: string;
  nodes: number;
  depth: number;
  lacks: boolean;
  proposals: readonly Trace[];
};
type SharedType = Y.Transaction["changed"] extends Map<infer T, unknown> ? T : never;

const EMPTY_PARAGRAPH = JSON.stringify({ type: "paragraph" });

/**
 * Knows the canonical text of a document block by block, so that after an update only what it
 * touched is read again. Reads the whole document once when made; throws `InvalidContent`.
 */
export class TextTracker {
  readonly #doc: Y.Doc;
  readonly #fieldKeys: readonly string[];
  readonly #known = new WeakMap<object, Block>();
  readonly #touched = new Set<SharedType>();
  #order: readonly object[] = [];
  #title = "";
  #fields = "";
  #nodes = 0;
  #deepened = 0;
  #lacks = false;
  #proposes = false;

  constructor(doc: Y.Doc, fieldKeys: readonly string[]) {
    this.#doc = doc;
    this.#fieldKeys = fieldKeys;
    checkRoots(doc, fieldKeys);
    this.#readBody();
    this.#title = readTitle(doc);
    this.#fields = fieldsText(doc);
    doc.on("afterTransaction", (transaction) => {
      for (const type of transaction.changed.keys()) this.#touched.add(type);
    });
  }

  /** The title as last read. */
  get title(): string {
    return this.#title;
  }

  /** Nodes of the body, texts included. */
  get nodes(): number {
    return this.#nodes;
  }

  /** Deepest nesting in a block that the last reading found new or deeper than before; 0 without one. */
  get deepened(): number {
    return this.#deepened;
  }

  /** Whether the last reading found a block without what may not be missing in it. */
  get lacks(): boolean {
    return this.#lacks;
  }

  /** Whether the last reading found proposals in what it read. */
  get proposes(): boolean {
    return this.#proposes;
  }

  /** All open proposals, a piece for each block in which they are. */
  traces(): Trace[] {
    return this.#order.flatMap((block) => this.#known.get(block)?.proposals ?? []);
  }

  /** Title, fields and body as they stand, every open proposal rejected: a string to compare. */
  standing(): string {
    const read = this.#texts().map((text) => JSON.parse(text) as JsonNode);
    const { content = [] } = standing({ content: read });
    // Empty paragraphs at the end are no text, whether words were proposed in them or not.
    const texts = withoutEmptyEnd(content.map((block) => JSON.stringify(block)));
    return JSON.stringify([this.#title, this.#fields, texts]);
  }

  /**
   * Reads what changed since the last call; true when the canonical text did. Throws
   * `InvalidContent` for what a release may not hold; the tracker and its document are then of no
   * further use.
   */
  read(): boolean {
    checkRoots(this.#doc, this.#fieldKeys);
    this.#deepened = 0;
    this.#lacks = false;
    this.#proposes = false;
    const blocks = new Set<object>();
    const roots = new Set<unknown>();
    for (const type of this.#touched) place(type, roots, blocks);
    this.#touched.clear();
    const body = this.#readBlocks(blocks, roots.has(this.#doc.getXmlFragment(ROOT.body)));
    const title = roots.has(this.#doc.getXmlFragment(ROOT.title)) && this.#readTitle();
    const fields = roots.has(this.#doc.getMap(ROOT.fields)) && this.#readFields();
    return body || title || fields;
  }

  #readBlocks(blocks: ReadonlySet<object>, isReordered: boolean): boolean {
    const before = isReordered ? this.#texts() : [];
    let changed = false;
    for (const block of blocks) {
      const old = this.#known.get(block);
      if (!old) continue; // new, so the order changed too
      const read = this.#readOne(block);
      this.#nodes += read.nodes - old.nodes;
      if (read.text !== old.text) changed = true;
    }
    if (!isReordered) return changed;
    this.#readBody();
    return !isSame(before, this.#texts()) || changed;
  }

  #readBody(): void {
    this.#order = this.#doc.getXmlFragment(ROOT.body).toArray();
    this.#nodes = 0;
    for (const block of this.#order) {
      this.#nodes += (this.#known.get(block) ?? this.#readOne(block)).nodes;
    }
  }

  #readOne(block: object): Block {
    const read = readOne(block);
    if (read.depth > (this.#known.get(block)?.depth ?? 0)) {
      this.#deepened = Math.max(this.#deepened, read.depth);
    }
    if (read.lacks) this.#lacks = true;
    if (read.proposals.length) this.#proposes = true;
    this.#known.set(block, read);
    return read;
  }

  #texts(): string[] {
    return withoutEmptyEnd(this.#order.map((block) => this.#known.get(block)?.text ?? ""));
  }

  #readTitle(): boolean {
    const before = this.#title;
    this.#title = readTitle(this.#doc);
    return this.#title !== before;
  }

  #readFields(): boolean {
    const before = this.#fields;
    this.#fields = fieldsText(this.#doc);
    return this.#fields !== before;
  }
}

function withoutEmptyEnd(texts: string[]): string[] {
  return texts.slice(0, texts.findLastIndex((text) => text !== EMPTY_PARAGRAPH) + 1);
}

/** Sorts a changed type to its block, or to its root where the root itself or the title changed. */
function place(type: SharedType, roots: Set<unknown>, blocks: Set<object>): void {
  let child: SharedType | null = null;
  let current = type;
  while (current._item !== null) {
    const { parent, deleted } = current._item;
    if (deleted || parent === null || !("_item" in parent)) return;
    child = current;
    current = parent;
  }
  const isBody = current === type.doc?.share.get(ROOT.body);
  if (child && isBody) blocks.add(child);
  else roots.add(current);
}

function readOne(block: object): Block {
  const { json, lacks } = readBlock(block);
  try {
    const text = JSON.stringify(canonicalBlock(json));
    const proposals = tracesOf(json);
    return { text, nodes: countNodes(json), depth: depthOf(json), lacks, proposals };
  } catch (error) {
    throw new InvalidContent(`block has no canonical form: ${(error as Error).name}`);
  }
}

function countNodes(node: JsonNode): number {
  return (node.content ?? []).reduce((sum, child) => sum + countNodes(child), 1);
}

function depthOf({ type, content = [] }: JsonNode): number {
  const deepest = content.reduce((depth, child) => Math.max(depth, depthOf(child)), 0);
  return type === "text" ? 0 : deepest + 1;
}

function fieldsText(doc: Y.Doc): string {
  const entries = Object.entries(readFields(doc));
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
