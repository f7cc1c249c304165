import { suggesters } from "#domain/answers/suggesters.ts";
import { suggester } from "#domain/inputs.ts";
import type { Operation, OperationGroup } from "./operation.ts";

const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/releases/{id}/suggesters",
    summary: "Who may write in a release, and who of them may only suggest.",
    about: "Also those who have written in it and are gone: proposals name their authors by id.",
    answer: suggesters,
  },
  {
    method: "post",
    path: "/releases/{id}/suggesters",
    summary: "Limits a person to suggesting in this release, or lifts that.",
    about:
      "For editors of a party. It holds at once, for open sockets too: whoever is limited changes nothing of title, fields and text but by proposals of their own, and neither accepts nor rejects.",
    body: suggester,
    answer: suggesters,
    refusals: ["not-a-party", "role", "forbidden"],
  },
];

export const suggesterCalls: OperationGroup = {
  name: "Suggestions",
  about: "Changes that are proposed in an open text; the proposals themselves are in the document.",
  operations,
};
