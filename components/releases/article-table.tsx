import type { ReactNode } from "react";
import type { JsonNode } from "#domain/schema.ts";
import { type GridCell, gridOf, tableCaption } from "#domain/table-grid.ts";
import { percent, sharesOf } from "#domain/table-widths.ts";

type Props = { table: JsonNode; inside: (cell: JsonNode) => ReactNode };

/** A table as it is read: heads say what they head, and a wide one is moved in its own box, by keys too. */
export function ArticleTable({ table, inside }: Props) {
  const caption = tableCaption(table);
  const grid = gridOf(table);
  const shares = sharesOf(table);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    <div className="table-box" tabIndex={0} role="group" aria-label={caption || nameOf(grid)}>
      <table>
        {caption && <caption>{caption}</caption>}
        {shares && (
          <colgroup>
            {shares.map((share, column) => (
              // An attribute: the policy of the page lets no style stand in it.
              <col key={String(column)} width={percent(share)} />
            ))}
          </colgroup>
        )}
        <tbody>
          {grid.map((cells, row) => (
            <tr key={String(row)}>
              {cells.map((cell) => (
                <Cell key={cell.column} cell={cell}>
                  {inside(cell.node)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, children }: { cell: GridCell; children: ReactNode }) {
  const { isHead, colspan, rowspan } = cell;
  const spans = {
    ...(colspan > 1 ? { colSpan: colspan } : {}),
    ...(rowspan > 1 ? { rowSpan: rowspan } : {}),
  };
  if (!isHead) return <td {...spans}>{children}</td>;
  return (
    <th scope={isHead === "column" ? "col" : "row"} {...spans}>
      {children}
    </th>
  );
}

/** A table without a caption is called by its first row. */
function nameOf(grid: readonly (readonly GridCell[])[]): string {
  const words = (node: JsonNode): string => node.text ?? (node.content ?? []).map(words).join(" ");
  return (grid[0] ?? [])
    .map(({ node }) => words(node))
    .filter(Boolean)
    .join(", ");
}
