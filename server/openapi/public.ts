import { description, publishedPage } from "#domain/answers/public.ts";
import { publicList } from "#domain/inputs.ts";
import type { OperationGroup } from "./operation.ts";

export const publicCalls: OperationGroup = {
  name: "Public",
  about: "What anybody may ask, without an account.",
  operations: [
    {
      method: "get",
      path: "/public/{workspace}/releases",
      summary: "Published releases of a workspace, newest first.",
      query: publicList,
      answer: publishedPage,
      open: true,
    },
    {
      method: "get",
      path: "/openapi.json",
      summary: "This description.",
      answer: description,
      open: true,
    },
  ],
};
