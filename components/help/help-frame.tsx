import type { ReactNode } from "react";
import { TopBar } from "#components/bar/top-bar.tsx";
import { GuestBar } from "#components/ui/guest-bar.tsx";
import type { Words } from "#components/words.ts";
import type { Me } from "#domain/views.ts";

type Props = {
  t: Words;
  /** Null for somebody who is not signed in: help is for everybody. */
  me: Me | null;
  here: string;
  children: ReactNode;
};

/** The bar and the room of the help pages. */
export function HelpFrame({ t, me, here, children }: Props) {
  return (
    <>
      {me ? <TopBar me={me} t={t} current="help" /> : <GuestBar t={t} here={here} />}
      <main id="isi" className="help">
        {children}
      </main>
    </>
  );
}
