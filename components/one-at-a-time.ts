/**
 * A function that runs `work` at once, then at most every `pause` milliseconds and never twice at
 * the same time; calls in between become a single run at the end. `work` must not throw.
 */
export function oneAtATime(work: () => Promise<void>, pause: number): () => void {
  let isBusy = false;
  let isWanted = false;
  const run = async () => {
    isBusy = true;
    isWanted = false;
    await work();
    setTimeout(() => {
      isBusy = false;
      if (isWanted) void run();
    }, pause);
  };
  return () => {
    if (isBusy) isWanted = true;
    else void run();
  };
}
