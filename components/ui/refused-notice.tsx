import type { Problem } from "#components/command.ts";
import { Notice } from "./notice.tsx";

/** Why the last try was refused, said at once. */
export function RefusedNotice({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <Notice kind="danger" alert>
      <p className="strong">{problem.detail}</p>
    </Notice>
  );
}
