import type { ShownField } from "#domain/shown-field.ts";

type Props = { shown: ShownField; heads: { written: string; right: string } };

/** One text, a list, or a table of what was written and what is right; for pages with and without script. */
export function ShownValue({ shown, heads }: Props) {
  if (shown.kind === "pairs") return <Pairs rows={shown.rows} heads={heads} />;
  const [only] = shown.lines;
  if (only && shown.lines.length === 1) {
    return (
      <p className="lines">
        <Line {...only} />
      </p>
    );
  }
  return (
    <ul>
      {numbered(shown.lines).map(({ key, item }) => (
        <li key={key} className="lines">
          <Line {...item} />
        </li>
      ))}
    </ul>
  );
}

function Line({ text, href }: { text: string; href?: string }) {
  if (!href) return text;
  return (
    <a href={href} rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}

function Pairs({
  rows,
  heads,
}: { rows: { written: string; right: string }[] } & Pick<Props, "heads">) {
  return (
    <table className="corrections">
      <thead>
        <tr>
          <th scope="col">{heads.written}</th>
          <th scope="col">{heads.right}</th>
        </tr>
      </thead>
      <tbody>
        {numbered(rows).map(({ key, item }) => (
          <tr key={key}>
            <td>{item.written}</td>
            <td>{item.right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Entries may repeat, so their place is their key. */
function numbered<T>(items: T[]): { key: string; item: T }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}
