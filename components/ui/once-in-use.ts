/** Milliseconds until the page is looked at again, and until a server that was away is asked again. */
const AGAIN = 1_000;
const AFTER_FAILURE = 30_000;

/** Runs work when the page has all that it needs itself; again where it failed. */
export function onceInUse(work: () => Promise<void>): void {
  if (typeof window === "undefined") return;
  const look = () => {
    if (!isInUse()) return void setTimeout(look, AGAIN);
    work().catch(() => setTimeout(look, AFTER_FAILURE));
  };
  setTimeout(look, AGAIN);
}

/** Not while a text is on its way in or out: nothing may come before it. */
function isInUse(): boolean {
  return (
    document.readyState === "complete" &&
    document.querySelector('[data-state="connecting"], [data-state="saving"]') === null
  );
}
