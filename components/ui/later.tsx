"use client";
import { type ComponentType, useEffect, useState } from "react";
import { NotLoaded } from "./not-loaded.tsx";
import { onceInUse } from "./once-in-use.ts";

/**
 * A part of a page that is seen only after a press. Its script comes once the page is in use, at the
 * latest when it is shown; where the server is away by then, a sentence says so in its place.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P & { onClose?: () => void }> {
  let part: ComponentType<P> | null = null;
  const bring = async () => {
    part ??= await load();
  };
  onceInUse(bring);

  return function Later(props) {
    const [, setHere] = useState(part !== null);
    const [tries, setTries] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      let gone = false;
      if (part && tries === 0) return;
      bring().then(
        () => gone || setHere(true),
        () => gone || setFailed(true),
      );
      return () => {
        gone = true;
      };
    }, [tries]);
    if (part) {
      const Part = part;
      return <Part {...props} />;
    }
    if (!failed) return null;
    const retry = () => {
      setFailed(false);
      setTries(tries + 1);
    };
    return <NotLoaded onRetry={retry} onClose={props.onClose} />;
  };
}
