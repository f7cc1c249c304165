import { createTranslator } from "use-intl/core";
import id from "#messages/id.json" with { type: "json" };

/** Words of one part of the message file, for what the server says itself. */
export function words<Part extends keyof typeof id>(part: Part) {
  return createTranslator({ locale: "id", messages: id, namespace: part });
}
