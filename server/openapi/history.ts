import { z } from "zod";
import { history, keptLook, keptText, restoredText, textThen } from "#domain/answers/history.ts";
import { id } from "#domain/answers/parts.ts";
import { historyList, keptName, lookedAt, newKeptText, nothing } from "#domain/inputs.ts";
import type { Operation, OperationGroup } from "./operation.ts";

const keptId = z.object({ text: id.meta({ description: "A text of the history." }) });

const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/releases/{id}/history",
    summary: "Lists the texts that were kept of a release, newest first.",
    about:
      "The server keeps an open text by itself after every five minutes of activity, at every submit, and before and after every restore. Of each old day the last automatic one stays; all others stay for good.",
    query: historyList,
    answer: history,
  },
  {
    method: "post",
    path: "/releases/{id}/history",
    summary: "Keeps the text as it stands now under a name.",
    about: "Where nobody has written since an unnamed one was kept, that one gets the name.",
    body: newKeptText,
    status: 201,
    answer: keptText,
    refusals: ["wrong-state", "invalid-content", "damaged-log"],
  },
  {
    method: "get",
    path: "/releases/{id}/history/{text}",
    summary: "A text of the history with its words.",
    params: z.object({
      text: z.union([id, z.enum(["current", "seen"])]).meta({
        description:
          "A kept text; `current` for the one that stands now, `seen` for the one that you last saw.",
      }),
    }),
    answer: textThen,
    refusals: ["invalid-content"],
  },
  {
    method: "post",
    path: "/releases/{id}/history/{text}/name",
    summary: "Gives a kept text a name, or takes it away with null.",
    params: keptId,
    body: keptName,
    answer: keptText,
    refusals: ["wrong-state"],
  },
  {
    method: "post",
    path: "/releases/{id}/history/{text}/restore",
    summary: "Makes a kept text the one that stands, as your own edit.",
    about:
      "The text before is kept first. Sockets of the text close with 4409 and come back with a new document: one that was opened before is not let in again, so that no undo can alter what was restored.",
    params: keptId,
    body: nothing,
    answer: restoredText,
    refusals: [
      "suggests-only",
      "wrong-state",
      "same-text",
      "proposals-open",
      "invalid-content",
      "damaged-log",
    ],
  },
  {
    method: "post",
    path: "/releases/{id}/look",
    summary: "Notes that you have seen the text up to a position of its log.",
    about: "It is also noted when your last socket leaves the text. It never goes back.",
    body: lookedAt,
    answer: keptLook,
  },
];

export const historyCalls: OperationGroup = {
  name: "History",
  about: "What a text was before, who wrote it, and how it comes back.",
  operations,
};
