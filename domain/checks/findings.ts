import type { CheckedText, Finding } from "./finding.ts";
import { type Found, findingIn } from "./found.ts";
import { houseStyle, lengths } from "./house-style.ts";
import { malformed } from "./malformed.ts";
import { missing } from "./missing.ts";
import { names } from "./names.ts";
import { percents } from "./percents.ts";
import { personal } from "./personal.ts";
import { seats } from "./seats.ts";
import { sums } from "./sums.ts";
import { type ReadBlock, tokensOf } from "./tokens.ts";
import { twice } from "./twice.ts";
import { weekday } from "./weekday.ts";

/** Rules that look at one block at a time. */
const OF_A_BLOCK: readonly ((read: ReadBlock) => Found[])[] = [
  weekday,
  personal,
  sums,
  seats,
  percents,
  malformed,
  houseStyle,
];

/** Everything that the checks have to say about a text, in the order of reading. */
export function findings(text: CheckedText): Finding[] {
  return findingsIn(text, readBlocks(text));
}

export function readBlocks({ blocks, language }: CheckedText): ReadBlock[] {
  return blocks.map((block) => ({ block, tokens: tokensOf(block.text), language }));
}

/** The findings of blocks that were read already. */
export function findingsIn(text: CheckedText, blocks: readonly ReadBlock[]): Finding[] {
  const inBlocks = blocks.flatMap((read) =>
    OF_A_BLOCK.flatMap((rule) => rule(read).map((found) => findingIn(read.block, found))),
  );
  const all = [
    ...inBlocks,
    ...twice(blocks),
    ...names(blocks, text.names),
    ...lengths(blocks).map(({ read, found }) => findingIn(read.block, found)),
    ...missing(text),
  ];
  const order = new Map(text.blocks.map(({ place }, i) => [keyOf(place), i]));
  const at = ({ place }: Finding) => order.get(keyOf(place)) ?? text.blocks.length;
  return all.sort((a, b) => at(a) - at(b) || a.from - b.from);
}

const keyOf = (place: Finding["place"]) => JSON.stringify(place);
