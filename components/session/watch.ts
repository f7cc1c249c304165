import { keepSession, settle } from "./door.ts";
import { extendSession, type Look, lookAtSession } from "./look.ts";
import { type Standing, standingOf } from "./standing.ts";
import { onTabs, tellTabs } from "./tabs.ts";

/** A line that is cut again at once is not joined more often than this, in milliseconds. */
const PAUSE = 1_000;

export type Kept = {
  standing: Standing;
  /** Grows when somebody wants something that needs a session: what they closed opens again. */
  wanted: number;
};

export type Watch = { look: () => Promise<void>; extend: () => Promise<void>; stop: () => void };

/** Keeps an eye on the session of a page, and tells everybody who waits when it is there again. */
export function watchSession(personId: string, listener: (kept: Kept) => void): Watch {
  let kept: Kept = { standing: { kind: "fine" }, wanted: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether something was cut off or refused since the session was last known to be there. */
  let missed = false;
  let backAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  const show = (change: Partial<Kept>) => {
    kept = { ...kept, ...change };
    listener(kept);
  };
  const plan = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), ms);
  };
  const take = (seen: Look) => {
    if (stopped) return;
    const now = performance.now();
    const { standing, again } = standingOf(seen, kept.standing, now);
    clearTimeout(timer);
    if (again !== null) plan(again);
    show({ standing });
    const { kind } = standing;
    if (kind === "suspended" || kind === "other-person") settle(false);
    if (seen.kind !== "live" || kind === "owes" || !missed) return;
    missed = false;
    backAt = now;
    settle(true);
  };
  const look = async () => take(await lookAtSession());
  const extend = async () => {
    take(await extendSession());
    tellTabs();
  };
  const wake = () => {
    if (document.visibilityState !== "visible") return;
    if (kept.standing.kind !== "fine") missed = true;
    plan(0);
  };

  const leave = keepSession(personId, (insist) => {
    missed = true;
    if (insist) show({ wanted: kept.wanted + 1 });
    plan(Math.max(0, backAt + PAUSE - performance.now()));
  });
  const stopTabs = onTabs(wake);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("focus", wake);
  plan(0);
  return {
    look,
    extend,
    stop: () => {
      stopped = true;
      leave();
      stopTabs();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("focus", wake);
    },
  };
}
