import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { lackOf } from "#domain/lacking.ts";
import { ROOT } from "#domain/room.ts";
import { bodySchema } from "#domain/schema.ts";
import { mendTable } from "./mend-table.ts";

const ID_LENGTH = 10;

/**
 * Gives an id to every block of the body that has none or repeats one, a paragraph to an empty body,
 * and to blocks what may not be missing in them. The clients leave this to the server, so that
 * opening a page writes nothing and nobody mends twice.
 */
export function giveBlockIds(doc: Y.Doc): void {
  doc.transact(() => {
    const body = doc.getXmlFragment(ROOT.body);
    if (body.length === 0) body.insert(0, [new Y.XmlElement("paragraph")]);
    const taken = new Set<string>();
    for (const block of body.toArray()) {
      if (!(block instanceof Y.XmlElement)) continue;
      mend(block);
      if (!carriesId(block.nodeName)) continue;
      const id = block.getAttribute("id") ?? "";
      if (id === "" || taken.has(id)) block.setAttribute("id", newBlockId());
      else taken.add(id);
    }
  });
}

function mend(block: Y.XmlElement): void {
  const first = block.get(0);
  const lack = lackOf(block.nodeName, first instanceof Y.XmlElement ? first.nodeName : undefined);
  if (lack) block.insert(0, [new Y.XmlElement(lack)]);
  for (const child of block.toArray()) if (child instanceof Y.XmlElement) mend(child);
  if (block.nodeName === "table") mendTable(block);
}

function carriesId(nodeName: string): boolean {
  return "id" in (bodySchema.nodes[nodeName]?.spec.attrs ?? {});
}

function newBlockId(): string {
  return Array.from({ length: ID_LENGTH }, () => randomInt(36).toString(36)).join("");
}
