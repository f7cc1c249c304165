import { expect, test } from "vitest";
import type { Kept } from "#components/offline/copies.ts";
import { SCHEMA_NUMBER } from "#domain/room.ts";
import { partOf } from "./kept-words.ts";

const kept: Kept = {
  tab: 1,
  schema: SCHEMA_NUMBER,
  epoch: 3,
  keptAt: 0,
  count: 1,
  state: new Uint8Array(),
  text: "",
};

test("[K8] only words of this schema and this epoch go on in the text, and none that were refused", () => {
  const older = { ...kept, tab: 2, schema: SCHEMA_NUMBER - 1 };
  const frozen = { ...kept, tab: 3, epoch: 2 };
  const refused = { ...kept, tab: 4, refused: true };
  expect(partOf([kept, older, frozen, refused], 3)).toEqual({
    mine: [kept],
    left: [older, frozen, refused],
  });
});
