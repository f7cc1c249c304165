"use client";
import type { AdministeredPlace, PersonRow } from "#domain/account-views.ts";
import type { TimeZone } from "#domain/dates.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { JoinDialog, LeaveDialog } from "./membership-dialogs.tsx";
import { RenewLinkDialog } from "./renew-link-dialog.tsx";
import { SessionsDialog } from "./sessions-dialog.tsx";
import { SuspendDialog } from "./suspend-dialog.tsx";

export type DialogName = "change" | "sessions" | "link" | "suspend" | "join" | "leave";

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
  suspend: SuspendDialog,
  join: JoinDialog,
  leave: LeaveDialog,
} satisfies Record<DialogName, (props: PersonDialogProps) => React.ReactNode>;

/** The dialog of one act on one account. */
export function PersonDialog({ name, ...props }: PersonDialogProps & { name: DialogName }) {
  const Shown = DIALOGS[name];
  return <Shown {...props} />;
}
