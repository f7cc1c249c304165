import { below, isNode, type Node, type Source, walk } from "./sources.ts";

/**
 * Which keys of the messages a source asks for. A translator is what `useTranslations` and `words`
 * give back, and whatever is called `t`; a key may be a literal, a choice between literals, or a
 * template, whose holes stand for one step of the path.
 */
export type UsedKeys = {
  /** Asked for: a key, or a pattern with `*` for a hole. */
  asked: { key: string; file: string }[];
  /** Parts of which any key may be asked for, because the key is made of data. */
  parts: string[];
  /** Literals that could be keys and are asked for somewhere else. */
  named: string[];
};

/** Names in reach and the part that their translator is bound to; "" for all words. */
type Scope = Map<string, string>;

const MAKERS = ["useTranslations", "words"];
const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;
const METHODS = ["has", "rich", "raw", "markup"];

export function usedKeys({ file, tree }: Source): UsedKeys {
  const used: UsedKeys = { asked: [], parts: [], named: [] };
  walk(tree, (node) => {
    const words = literalsOf(node);
    if (words?.[0]?.match(/^[\w-]+\.[\w.*-]+$/)) used.named.push(words[0]);
  });
  const go = (node: Node, outer: Scope) => {
    const scope = FUNCTION.test(node.type) ? new Map([...outer, ...parametersOf(node)]) : outer;
    if (node.type === "VariableDeclarator") bind(node, scope);
    const part = node.type === "CallExpression" ? partOf(node.callee as Node, scope) : undefined;
    if (part !== undefined) {
      const [argument] = node.arguments as Node[];
      const keys = argument && literalsOf(bare(argument));
      for (const key of keys ?? []) used.asked.push({ key: part ? `${part}.${key}` : key, file });
      if (!keys && part) used.parts.push(part);
    }
    for (const child of below(node)) go(child, scope);
  };
  go(tree, new Map([["t", ""]]));
  return used;
}

/** `const t = useTranslations("board")`, `const say = words(locale, "refusals")`. */
function bind({ id, init }: Node, scope: Scope): void {
  if (!isNode(id) || id.type !== "Identifier" || !isNode(init)) return;
  const part = madePart(bare(init));
  if (part !== undefined) scope.set(id.name as string, part);
}

/** The part of a translator that is made here; undefined for anything else. */
function madePart(node: Node): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = node.callee as Node;
  if (callee.type !== "Identifier" || !MAKERS.includes(callee.name as string)) return undefined;
  const place = callee.name === "words" ? 1 : 0;
  return (node.arguments as Node[])[place]?.value?.toString() ?? "";
}

/** Parameters called `t` know all words, unless their type names a part. */
function parametersOf(node: Node): [string, string][] {
  const found: [string, string][] = [];
  for (const parameter of node.params as Node[]) {
    walk(parameter, ({ type, name }) => {
      if (type === "Identifier" && name === "t") found.push(["t", typedPart(parameter)]);
    });
  }
  return found;
}

/** "board" of `t: ReturnType<typeof useTranslations<"board">>`. */
function typedPart(parameter: Node): string {
  let part = "";
  walk(parameter, (node) => {
    if (node.type !== "TSTypeQuery") return;
    walk(node, ({ type, literal }) => {
      if (type === "TSLiteralType" && isNode(literal)) part = String(literal.value);
    });
  });
  return part;
}

/** The part that a call asks in; undefined when what is called is no translator. */
function partOf(callee: Node, scope: Scope): string | undefined {
  const made = madePart(callee);
  if (made !== undefined) return made;
  if (callee.type === "Identifier") return scope.get(callee.name as string);
  if (callee.type !== "MemberExpression") return undefined;
  const name = (callee.property as Node).name as string;
  if (name === "t") return "";
  return METHODS.includes(name) ? partOf(callee.object as Node, scope) : undefined;
}

/** Without casts and brackets. */
function bare(node: Node): Node {
  const wrapped = /^(TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|Parenthesized)/;
  return wrapped.test(node.type) ? bare(node.expression as Node) : node;
}

/** Every string that an expression can be, holes as `*`; null when it is made of data. */
function literalsOf(node: Node): string[] | null {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : null;
    case "TemplateLiteral":
      return [
        (node.quasis as { value: { cooked: string } }[]).map((q) => q.value.cooked).join("*"),
      ];
    case "ConditionalExpression": {
      const both = [node.consequent, node.alternate].map((side) => literalsOf(bare(side as Node)));
      return both.includes(null) ? null : both.flatMap((keys) => keys ?? []);
    }
    default:
      return null;
  }
}
