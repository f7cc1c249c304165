import compile from "icu-minify/compile";
import formatCompiled from "use-intl/format-message/format-only";

type Formatting = Parameters<typeof formatCompiled>;

const parsed = new Map<string, Formatting[1]>();

/**
 * How sentences are formatted in the pages as the server makes them: those that were handed to the
 * browser are parsed already, those that the server says itself are parsed once, here. `next.config`
 * puts this in the place of the formatter of `use-intl`.
 */
export default function formatMessage(...[key, message, values, options]: Formatting) {
  return formatCompiled(
    key,
    typeof message === "string" ? once(message) : message,
    values,
    options,
  );
}
formatMessage.raw = true;

function once(sentence: string): Formatting[1] {
  const known = parsed.get(sentence);
  if (known !== undefined) return known;
  const fresh = compile(sentence);
  parsed.set(sentence, fresh);
  return fresh;
}
