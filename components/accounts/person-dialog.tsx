"use client";
import type { AdministeredPlace, PersonRow } from "#domain/account-views.ts";
import type { TimeZone } from "#domain/dates.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { LostFactorDialog } from "./lost-factor-dialog.tsx";
import { JoinDialog, LeaveDialog } from "./membership-dialogs.tsx";
import { RenewLinkDialog } from "./renew-link-dialog.tsx";
import { SessionsDialog } from "./sessions-dialog.tsx";
import { SuspendDialog } from "./suspend-dialog.tsx";

export type DialogName =
  | "change"
  | "sessions"
  | "link"
  | "factor"
  | "suspend"
  | "join"
  | "leave"
  | "handOver"
  | "delete";

export type PersonDialogProps = {
  person: PersonRow;
  /** Where the reader may place people. */
  places: AdministeredPlace[];
  zone: TimeZone;
  /** Something changed; the sentence says what. */
  onDone: (said: string) => void;
  onClose: () => void;
};

const DIALOGS = {
  change: ChangeDialog,
  sessions: SessionsDialog,
  link: RenewLinkDialog,
  factor: LostFactorDialog,
  suspend: SuspendDialog,
  join: JoinDialog,
  leave: LeaveDialog,
  handOver: HandOverDialog,
  delete: DeleteDialog,
} satisfies Record<DialogName, (props: PersonDialogProps) => React.ReactNode>;

/** The dialog of one act on one account. */
export function PersonDialog({ name, ...props }: PersonDialogProps & { name: DialogName }) {
  const Shown = DIALOGS[name];
  return <Shown {...props} />;
}
