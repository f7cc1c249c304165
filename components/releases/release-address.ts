import { isWritable } from "#domain/release.ts";
import type { ReleaseRow } from "#domain/views.ts";

/** Where a release is opened: the desk while it is written, the review once it is frozen. */
export function releaseAddress({ id, state }: Pick<ReleaseRow, "id" | "state">): string {
  return isWritable(state) ? `/naskah/${id}` : `/naskah/${id}/tinjau`;
}
