"use client";
import { useState } from "react";
import { ask } from "#components/query.ts";
import { type BoardFilters, boardCall } from "#domain/board-filters.ts";
import type { EditionState } from "#domain/release.ts";
import type { BoardGroup, BoardPage, BoardView, ReleaseRow } from "#domain/views.ts";

const PAGE = 50;

export type ShownBoard = {
  groups: BoardGroup[];
  /** The state whose next page is on its way, and the one whose page did not come. */
  loading: EditionState | null;
  failed: EditionState | null;
  more(state: EditionState): Promise<void>;
  /** Shows newer rows in the places of the old ones; whatever is not shown is left aside. */
  patch(rows: readonly ReleaseRow[]): void;
  /** Reads the board anew, as far as it was open; false when it could not be read. */
  reload(): Promise<boolean>;
};

/** The rows on the board: the first pages that came with the page, and what was opened since. */
export function useBoard(
  first: BoardView,
  filters: BoardFilters,
  onTotals: (totals: BoardView["totals"]) => void,
): ShownBoard {
  const [groups, setGroups] = useState(first.groups);
  const [loading, setLoading] = useState<EditionState | null>(null);
  const [failed, setFailed] = useState<EditionState | null>(null);

  const read = (state: EditionState, cursor: string) =>
    ask<BoardPage>(
      boardCall(`/api/v1/board/groups/${state}`, filters, { cursor, limit: String(PAGE) }),
    );

  const more = async (state: EditionState) => {
    const cursor = groups.find((group) => group.state === state)?.nextCursor;
    if (!cursor) return;
    setLoading(state);
    setFailed(null);
    const page = await read(state, cursor);
    setLoading(null);
    if (!page) return setFailed(state);
    setGroups((all) => all.map((group) => (group.state === state ? joined(group, page) : group)));
  };

  const patch = (rows: readonly ReleaseRow[]) => {
    const newer = new Map(rows.map((row) => [row.id, row]));
    setGroups((all) => all.map((group) => patched(group, newer)));
  };

  const reload = async () => {
    const board = await ask<BoardView>(boardCall("/api/v1/board", filters));
    if (!board) return false;
    const whole: BoardGroup[] = [];
    for (let group of board.groups) {
      const wanted = groups.find(({ state }) => state === group.state)?.items.length ?? 0;
      while (group.nextCursor && group.items.length < wanted) {
        const page = await read(group.state, group.nextCursor);
        if (!page) return false;
        group = joined(group, page);
      }
      whole.push(group);
    }
    setGroups(whole);
    onTotals(board.totals);
    return true;
  };

  return { groups, loading, failed, more, patch, reload };
}

/** A row that moved to this page while it was on its way is shown once. */
function joined(group: BoardGroup, page: BoardPage): BoardGroup {
  const known = new Set(group.items.map(({ id }) => id));
  const items = [...group.items, ...page.items.filter(({ id }) => !known.has(id))];
  return { ...group, items, nextCursor: page.nextCursor };
}

/** The same group when nothing in it changed, so that its rows are not drawn again. */
function patched(group: BoardGroup, newer: ReadonlyMap<string, ReleaseRow>): BoardGroup {
  const isNewer = (row: ReleaseRow) => {
    const other = newer.get(row.id);
    return other?.state === row.state && JSON.stringify(other) !== JSON.stringify(row);
  };
  if (!group.items.some(isNewer)) return group;
  const items = group.items.map((row) => (isNewer(row) ? (newer.get(row.id) ?? row) : row));
  return { ...group, items };
}
