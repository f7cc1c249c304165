import { z } from "zod";
import { board, boardPage, boardPulse, planned, planning } from "#domain/answers/board.ts";
import {
  boardPulse as boardPulseInput,
  boardPage as groupPage,
  plan,
  releaseFilters,
} from "#domain/inputs.ts";
import { EDITION_STATES } from "#domain/release.ts";
import type { Operation, OperationGroup } from "./operation.ts";

const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/board",
    summary: "The board: every state with its count and the first of its releases.",
    about:
      "Counts hold exactly what you may read. Open work stands by due date, then newest first; what is over by its last change.",
    query: releaseFilters,
    answer: board,
  },
  {
    method: "get",
    path: "/board/groups/{state}",
    summary: "Further releases of one state of the board.",
    params: z.object({ state: z.enum(EDITION_STATES) }),
    query: groupPage,
    answer: boardPage,
  },
  {
    method: "get",
    path: "/board/pulse",
    summary: "What changed since the board was read, and who has which text open.",
    query: boardPulseInput,
    answer: boardPulse,
  },
  {
    method: "get",
    path: "/releases/{id}/plan",
    summary: "When a text is due, who was given it, and who could be.",
    answer: planning,
  },
  {
    method: "post",
    path: "/releases/{id}/plan",
    summary: "Says when a text is due and who is given it to write.",
    about: "What is left out stays as it is; null takes it away. Possible until it is published.",
    body: plan,
    answer: planned,
    refusals: ["wrong-state", "not-assignable"],
  },
];

export const boardCalls: OperationGroup = {
  name: "Board",
  about: "The work of the newsroom at a glance. For signed-in writers and editors.",
  operations,
};
