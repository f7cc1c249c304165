import type { Kept } from "#components/offline/copies.ts";
import { SCHEMA_NUMBER } from "#domain/room.ts";

/**
 * What was kept on this device, parted into what goes on in the text and what can only be copied:
 * words of another schema, of an edition that was frozen meanwhile, and what the server refused.
 */
export function partOf(
  kept: readonly Kept[],
  epoch: number,
): { mine: readonly Kept[]; left: readonly Kept[] } {
  const goesOn = (one: Kept) =>
    one.schema === SCHEMA_NUMBER && one.epoch === epoch && one.refused !== true;
  return { mine: kept.filter(goesOn), left: kept.filter((one) => !goesOn(one)) };
}
