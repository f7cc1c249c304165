import type { Look } from "./look.ts";

/** Milliseconds before the end from which on the page asks. */
const WARNED_BEFORE = 5 * 60_000;
/** Milliseconds between two looks while the end is near: it may have moved in another tab. */
const NEAR = 15_000;
/** Milliseconds until another try when the server could not be asked. */
const RETRY = 20_000;
const SOONEST = 250;
/** Longest wait: a device may have slept meanwhile, and timers with it. */
const LONGEST = 10 * 60_000;

/** How the page stands with its session; `endsAt` is a moment of `performance.now()`. */
export type Standing =
  | { kind: "fine" }
  | { kind: "soon"; reason: "idle" | "hours"; endsAt: number }
  | { kind: "over" }
  | { kind: "owes"; need: "enrol" | "prove" }
  | { kind: "suspended" }
  | { kind: "other-person" };

/**
 * What a look means and in how many milliseconds to look again, null for not before something
 * happens. All of it by the server's clock, from which `now` counts on.
 */
export function standingOf(
  look: Look,
  before: Standing,
  now: number,
): { standing: Standing; again: number | null } {
  switch (look.kind) {
    case "unknown":
      return { standing: before, again: RETRY };
    case "over":
      return { standing: { kind: look.why ?? "over" }, again: null };
    case "live": {
      const { session } = look;
      const { factor } = session;
      if (factor === "enrol" || factor === "prove") {
        return { standing: { kind: "owes", need: factor }, again: null };
      }
      const left = Date.parse(session.endsAt) - Date.parse(session.now);
      if (left > WARNED_BEFORE) {
        return { standing: { kind: "fine" }, again: Math.min(left - WARNED_BEFORE, LONGEST) };
      }
      const reason = session.endsAt === session.absoluteEndsAt ? "hours" : "idle";
      const again = Math.max(SOONEST, Math.min(left, NEAR));
      return { standing: { kind: "soon", reason, endsAt: now + left }, again };
    }
  }
}
