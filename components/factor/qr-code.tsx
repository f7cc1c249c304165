import { encode } from "uqr";

/** White around the code, in modules, so that cameras find its edge (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code of a text, dark on light whatever the page looks like; `label` says what it holds. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const side = size + 2 * QUIET;
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : [])),
  );
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect className="light" width={side} height={side} />
      <path className="dark" d={dark.join("")} shapeRendering="crispEdges" />
    </svg>
  );
}
