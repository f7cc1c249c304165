/** Two carets on one line, the left one square, the right one round. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect className="kpu" x="4" y="2" width="3" height="12" rx=".5" />
      <rect className="kominfo" x="12" y="2" width="3" height="12" rx="1.5" />
      <rect className="line" x="1" y="16.5" width="18" height="2" rx=".5" />
    </svg>
  );
}

export function Brand({ href, size }: { href?: string; size?: number }) {
  const inside = (
    <>
      <BrandMark size={size} />
      Sinergi
    </>
  );
  return href ? (
    <a className="brand" href={href}>
      {inside}
    </a>
  ) : (
    <span className="brand">{inside}</span>
  );
}
