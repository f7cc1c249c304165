import { z } from "zod";
import { id } from "#domain/answers/parts.ts";
import { discussion, openedThread } from "#domain/answers/threads.ts";
import { nothing } from "#domain/inputs.ts";
import { commentWords, editedComment, namedComment, newThread } from "#domain/thread-inputs.ts";
import type { Operation, OperationGroup } from "./operation.ts";

const params = z.object({
  thread: id.meta({ description: "A thread of this release's open edition." }),
});

const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/releases/{id}/threads",
    summary: "All threads of comments on the open edition, and whom a comment may name.",
    about:
      "A socket that is opened with `?threads=1` is told when they change: it gets `varUint(101)`.",
    answer: discussion,
  },
  {
    method: "post",
    path: "/releases/{id}/threads",
    summary: "Opens a thread with its first comment.",
    about:
      "In an open text it is about words of the stored text; whoever opened it then puts the mark `comment` with the thread's id on those words, over the socket. A mark is no contribution and no part of the hash. Under review it is about a place of the version, which stays as it is. A thread about the title or a field as a whole needs no mark and no place: the server quotes what stands there.",
    body: newThread,
    status: 201,
    answer: openedThread,
    refusals: ["not-a-party", "wrong-state", "words-moved", "invalid-content"],
  },
  {
    method: "post",
    path: "/releases/{id}/threads/{thread}/reply",
    summary: "Answers in a thread.",
    params,
    body: commentWords,
    answer: discussion,
    refusals: ["not-a-party", "wrong-state", "thread-resolved"],
  },
  {
    method: "post",
    path: "/releases/{id}/threads/{thread}/edit",
    summary: "Puts other words into a comment of your own.",
    params,
    body: editedComment,
    answer: discussion,
    refusals: ["not-a-party", "wrong-state", "forbidden"],
  },
  {
    method: "post",
    path: "/releases/{id}/threads/{thread}/delete",
    summary: "Takes the words of a comment of your own away.",
    about: "That there was one stays. A thread in which nobody says anything any more is resolved.",
    params,
    body: namedComment,
    answer: discussion,
    refusals: ["not-a-party", "wrong-state", "forbidden"],
  },
  {
    method: "post",
    path: "/releases/{id}/threads/{thread}/resolve",
    summary: "Resolves a thread.",
    params,
    body: nothing,
    answer: discussion,
    refusals: ["not-a-party", "wrong-state"],
  },
  {
    method: "post",
    path: "/releases/{id}/threads/{thread}/reopen",
    summary: "Opens a resolved thread again.",
    params,
    body: nothing,
    answer: discussion,
    refusals: ["not-a-party", "wrong-state"],
  },
];

export const threadCalls: OperationGroup = {
  name: "Comments",
  about:
    "Threads of comments on a release. While a text is open whoever writes it comments; under review those of its parties do.",
  operations,
};
