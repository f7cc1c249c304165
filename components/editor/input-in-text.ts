import type { Ledger } from "./ledger.ts";

export const LONGEST_SOURCE = 200;

/**
 * An input for words that are no part of the running text. They enter it when the input is left;
 * until then the page does not call itself saved.
 */
export function inputInText(label: string, ledger: Ledger, commit: (value: string) => void) {
  const input = document.createElement("input");
  input.type = "text";
  input.maxLength = LONGEST_SOURCE;
  input.placeholder = label;
  input.setAttribute("aria-label", label);
  const done = () => {
    commit(input.value);
    ledger.release(input);
  };
  input.addEventListener("input", () => ledger.hold(input));
  input.addEventListener("change", done);
  input.addEventListener("blur", done);
  input.addEventListener("focus", () => {
    if (input.value.includes("{{")) input.select();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") input.blur();
  });
  return input;
}
