"use client";
import { BarredDialog } from "./barred-dialog.tsx";
import { EndingSoon } from "./ending-soon.tsx";
import { OwedFactor } from "./owed-factor.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import type { Standing } from "./standing.ts";

type Props = {
  standing: Standing;
  email: string;
  shared: boolean;
  onClose: () => void;
  extend: () => Promise<void>;
  isIn: () => void;
};

/** What is asked of the person, as the session stands. */
export function SessionDialog({ standing, email, shared, onClose, extend, isIn }: Props) {
  switch (standing.kind) {
    case "fine":
      return null;
    case "soon":
      if (standing.reason === "idle") {
        return <EndingSoon endsAt={standing.endsAt} onStay={() => void extend()} />;
      }
      return (
        <SignInAgain
          email={email}
          shared={shared}
          endsAt={standing.endsAt}
          onIn={isIn}
          onClose={onClose}
        />
      );
    case "over":
      return <SignInAgain email={email} shared={shared} onIn={isIn} onClose={onClose} />;
    case "owes":
      return <OwedFactor need={standing.need} onProven={isIn} onClose={onClose} />;
    case "suspended":
    case "other-person":
      return <BarredDialog why={standing.kind} onClose={onClose} />;
  }
}
