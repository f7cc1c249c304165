import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

type Structure = { role?: string; alt?: string; children?: Structure[] };

/** A PDF as an independent reader finds it. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS });
  const file = await task.promise;
  const pages = [];
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ("str" in item ? [item] : []));
    const annotations = await page.getAnnotations();
    pages.push({
      pieces: pieces.map(({ str, transform, width }) => {
        return { text: str, x: transform[4] as number, y: transform[5] as number, width };
      }),
      text: pieces.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join(""),
      links: annotations.flatMap(({ url }) => (url ? [String(url)] : [])),
      roles: rolesOf((await page.getStructTree()) as Structure | null),
    });
  }
  const { info } = await file.getMetadata();
  await task.destroy();
  return { pages, info: info as Record<string, unknown> };
}

/** Roles in the order in which they are read, those inside others behind them. */
function rolesOf(tree: Structure | null): string[] {
  if (!tree) return [];
  return [...(tree.role ? [tree.role] : []), ...(tree.children ?? []).flatMap(rolesOf)];
}
