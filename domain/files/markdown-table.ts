import type { JsonNode } from "#domain/schema.ts";
import { gridOf, tableCaption, widthOf } from "#domain/table-grid.ts";
import { escaped } from "./html.ts";
import { tableHtml } from "./table-html.ts";

/** How Markdown writes what stands in a paragraph, plain words, and what stands in a cell as HTML. */
type Writers = {
  inline: (paragraph: JsonNode) => string;
  plain: (words: string) => string;
  html: (cell: JsonNode) => string;
};

/**
 * A table with the pipes of GitHub, which always have a head; as HTML in one line where its cells
 * hold more than words. A blank line would end the HTML and make Markdown of the rest.
 */
export function pipeTable(table: JsonNode, { inline, plain, html }: Writers): string {
  const grid = gridOf(table);
  const isPlain = grid.flat().every(({ node, colspan, rowspan, isHead }) => {
    const [first, ...more] = node.content ?? [];
    return (
      first?.type === "paragraph" && !more.length && colspan * rowspan === 1 && isHead !== "row"
    );
  });
  if (!isPlain) return tableHtml(table, { blocks: html, escaped }).replace(/\s*\n\s*/g, " ");
  const rows = grid.map((cells) =>
    line(cells.map(({ node }) => inline(node.content?.[0] ?? {}).replace(/(?<!\\)\|/g, "\\|"))),
  );
  const columns = Array.from({ length: widthOf(table) }, () => "---");
  const [head = "", ...others] =
    table.attrs?.headerRow === true ? rows : [line(columns.map(() => "")), ...rows];
  const caption = tableCaption(table);
  const above = caption ? `**${plain(caption)}**\n\n` : "";
  return above + [head, line(columns), ...others].join("\n");
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
