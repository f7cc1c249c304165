import { accountCalls } from "./accounts.ts";
import { boardCalls } from "./board.ts";
import type { OperationGroup } from "./operation.ts";
import { publicCalls } from "./public.ts";
import { releaseCalls } from "./releases.ts";

/** Every call of the API, in the order in which it is read. */
export const GROUPS: readonly OperationGroup[] = [
  releaseCalls,
  boardCalls,
  accountCalls,
  publicCalls,
];
