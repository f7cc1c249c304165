import { accountCalls } from "./accounts.ts";
import { boardCalls } from "./board.ts";
import { factorCalls } from "./factor.ts";
import { historyCalls } from "./history.ts";
import type { OperationGroup } from "./operation.ts";
import { meCalls, peopleCalls } from "./people.ts";
import { pictureCalls } from "./pictures.ts";
import { publicCalls } from "./public.ts";
import { releaseCalls } from "./releases.ts";
import { suggesterCalls } from "./suggesters.ts";
import { threadCalls } from "./threads.ts";
import { workspaceCalls } from "./workspaces.ts";

/** Every call of the API, in the order in which it is read. */
export const GROUPS: readonly OperationGroup[] = [
  releaseCalls,
  threadCalls,
  suggesterCalls,
  historyCalls,
  pictureCalls,
  boardCalls,
  peopleCalls,
  meCalls,
  factorCalls,
  accountCalls,
  workspaceCalls,
  publicCalls,
];
