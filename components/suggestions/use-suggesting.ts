"use client";
import { useEffect, useState } from "react";
import { keptChoices } from "#components/editor/kept-choices.ts";
import { onceInUse } from "#components/ui/once-in-use.ts";
import { proposalId } from "#domain/proposals.ts";
import type { ReleaseView } from "#domain/views.ts";
import type { Unproposable } from "./proposed-pieces.ts";
import type { Mode } from "./suggesting.ts";
import type { useSuggesters } from "./use-suggesters.ts";

const ON = "ya";
/** Milliseconds until a server that was away is asked for the script again. */
const AGAIN = 2_000;

const load = () => Promise.all([import("./propose.ts"), import("./propose-keys.ts")]);

type Given = {
  release: ReleaseView;
  personId: string;
  people: ReturnType<typeof useSuggesters>;
};

/** How this person writes here: straight into the text, or by proposing; the device remembers it. */
export function useSuggesting({ release, personId, people }: Given) {
  const choice = `sinergi-saran-${personId}-${release.id}`;
  const [isChosen, setChosen] = useState(() => keptChoices().getItem(choice) === ON);
  const [refused, setRefused] = useState<Unproposable | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  const [mode] = useState<Mode>(() => ({
    on: true,
    propose: null,
    press: null,
    onRefused: setRefused,
  }));
  const { suggesters, readAt, isAsking } = people;
  const me = suggesters?.people.find(({ id }) => id === personId);
  const limited = me?.suggestsOnly ?? release.suggestsOnly;
  const on = limited || isChosen;
  // Before the first key, and in the same moment as what is shown.
  mode.on = on;
  useEffect(() => {
    // The clock of the server, as far as it is known: those of offices are often wrong.
    const now = () =>
      suggesters ? Date.parse(suggesters.now) + performance.now() - readAt : Date.now();
    const bring = async () => {
      const [{ propose }, { proposeKey }] = await load();
      const asMe = () => {
        setRefused(null);
        const sign = Math.random().toString(36).slice(2, 10).padEnd(4, "0");
        return {
          author: personId,
          id: proposalId({ author: personId, at: Math.round(now()), sign }),
        };
      };
      mode.propose = (state, tr) => propose(state, tr, asMe());
      mode.press = (state, key) => proposeKey(state, key, asMe());
      setLoaded(true);
    };
    if (!on) return onceInUse(() => load().then(() => undefined));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const insist = () => bring().catch(() => (timer = setTimeout(insist, AGAIN)));
    void insist();
    return () => clearTimeout(timer);
  }, [mode, on, personId, suggesters, readAt]);
  const choose = (wanted: boolean) => {
    if (limited) return;
    setRefused(null);
    setChosen(wanted);
    if (wanted) keptChoices().setItem(choice, ON);
    else keptChoices().removeItem(choice);
  };
  return {
    mode,
    on,
    limited,
    choose,
    refused,
    /** The text may be changed: what is done is either written, or proposed by what is here. */
    isReady: !isAsking && (!on || isLoaded),
  };
}
