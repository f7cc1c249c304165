import type { LetterForm } from "#domain/letters.ts";
import { words } from "#server/words.ts";

/** A letter in words, ready to be sent; without who sends it. */
export type Composed = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
};

/**
 * A letter in its reader's language, as plain text and as simple HTML that says the same. Links
 * begin at `address`, the installation's own.
 */
export function compose(form: LetterForm, address: string): Composed {
  const { kind, name, locale, params } = form;
  const t = words(locale, "letters");
  const values = { ...params, place: params.place || address };
  const link = linkOf(form, address);
  const lines = [
    name ? t("greeting", { name }) : t("greetingUnnamed"),
    t(`body.${kind}`, values as never),
    ...(link ? [link] : []),
    t(`advice.${kind}`),
    t("foot", { address }),
  ];
  return {
    to: { name, address: form.to },
    subject: t(`subject.${kind}`, values as never),
    text: `${lines.join("\n\n")}\n`,
    html: page(locale, lines, link),
  };
}

/** The one place that a letter leads to; most that only tell something lead nowhere. */
function linkOf({ kind, params }: LetterForm, address: string): string | null {
  if (kind === "handed-over") return `${address}/naskah?saring=milik`;
  return typeof params.path === "string" ? `${address}${params.path}` : null;
}

function page(locale: string, lines: readonly string[], link: string | null): string {
  const paragraphs = lines.map((line) => {
    const words = escaped(line);
    return `<p>${line === link ? `<a href="${words}">${words}</a>` : words}</p>`;
  });
  return `<!doctype html><html lang="${locale}"><body>${paragraphs.join("\n")}</body></html>`;
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
