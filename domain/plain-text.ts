import type { JsonNode } from "./schema.ts";

/** A body as plain text: blocks parted by an empty line, list items with their mark. */
export function plainText(body: JsonNode): string {
  return (body.content ?? []).map(blockText).filter(Boolean).join("\n\n");
}

function blockText(node: JsonNode): string {
  switch (node.type) {
    case "bulletList":
    case "orderedList":
      return (node.content ?? [])
        .map((item, i) => `${node.type === "orderedList" ? `${i + 1}.` : "•"} ${itemText(item)}`)
        .join("\n");
    case "quote": {
      const source = [node.attrs?.speaker, node.attrs?.position].filter(Boolean).join(", ");
      return [...(node.content ?? []).map(inlineText), source && `– ${source}`]
        .filter(Boolean)
        .join("\n");
    }
    default:
      return inlineText(node);
  }
}

function itemText(item: JsonNode): string {
  return (item.content ?? []).map(blockText).join("\n").replaceAll("\n", "\n  ");
}

function inlineText(node: JsonNode): string {
  return (node.content ?? [])
    .map((part) => (part.type === "hardBreak" ? "\n" : (part.text ?? "")))
    .join("");
}
