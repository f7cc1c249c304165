import { below, isNode, type Node, type Source, walk } from "./sources.ts";

/** Attributes whose words people see or hear. */
const SPOKEN =
  /^(aria-label|aria-description|aria-placeholder|aria-roledescription|aria-valuetext|title|placeholder|alt|label|legend|hint|lead)$/;

/** A letter is what makes a word; "·" and "…" are none, and an address is none either. */
const WORD = /^(?!\/).*\p{L}/su;

/** Words that stand in the markup itself instead of the messages. */
export function looseWords({ tree }: Source): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if ((node.type === "JSXElement" && !isKey(node)) || node.type === "JSXFragment") {
      for (const child of node.children as Node[]) found.push(...shownBy(child));
    }
    const name = node.type === "JSXAttribute" && (node.name as Node).name;
    if (typeof name === "string" && SPOKEN.test(name) && isNode(node.value)) {
      found.push(...shownBy(node.value));
    }
  });
  return found.map((words) => words.trim()).filter((words) => WORD.test(words));
}

/** A key of the keyboard is called as it is printed on it. */
function isKey({ openingElement }: Node): boolean {
  return ((openingElement as Node).name as Node).name === "kbd";
}

/** The words that a place of the markup shows by itself. */
function shownBy(node: Node): string[] {
  switch (node.type) {
    case "JSXText":
      return [node.value as string];
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case "JSXExpressionContainer":
      return shownBy(node.expression as Node);
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap((side) => shownBy(side as Node));
    case "LogicalExpression":
    case "BinaryExpression":
      return node.type === "BinaryExpression" && node.operator !== "+"
        ? []
        : below(node).flatMap(shownBy);
    default:
      return [];
  }
}
