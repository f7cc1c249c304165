"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type Problem, useCommand } from "#components/command.ts";
import { signIn } from "#components/session.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { NewWorkspaceAnswer } from "#domain/answers/workspaces.ts";
import { type AccountDraft, AccountFields } from "./account-fields.tsx";
import { FormSection } from "./form-section.tsx";
import { HandOver } from "./hand-over.tsx";
import { type Faults, faultsOf, focusFirstFault, partOf, standing } from "./section.ts";
import { useKept } from "./use-kept.ts";
import {
  blankWorkspace,
  sentWorkspace,
  type WorkspaceDraft,
  withoutBlankPeople,
} from "./workspace-draft.ts";
import { WorkspaceFields } from "./workspace-fields.tsx";

type Draft = { account: AccountDraft; workspace: WorkspaceDraft };

const blank = (): Draft => ({
  account: { name: "", email: "", password: "" },
  workspace: blankWorkspace(),
});

type Props = {
  /** Of the first admin's link, or null when somebody who is signed in adds a workspace. */
  token: string | null;
};

/**
 * Sets an installation up, or adds a workspace to it, with one answer: everything is stored, or
 * nothing is and each field says what to mend. Afterwards it hands out the links.
 */
export function SetupForm({ token }: Props) {
  const t = useTranslations("setup");
  const command = useCommand();
  const [draft, setDraft] = useState(blank);
  const [faults, setFaults] = useState<Faults>({});
  const [refused, setRefused] = useState<unknown>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const kept = useKept(
    token === null ? "sinergi.ruang-baru" : "sinergi.mulai",
    { ...draft, account: { ...draft.account, password: "" } },
    setDraft,
  );
  useEffect(() => focusFirstFault(form.current, faults), [faults]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const filled = withoutBlankPeople(draft.workspace);
    setDraft({ ...draft, workspace: filled });
    setRefused(shape(token, { ...draft, workspace: filled }));
    const workspace = sentWorkspace(filled);
    const answer =
      token === null
        ? await command<NewWorkspaceAnswer>("/api/v1/workspaces", workspace)
        : await command<NewWorkspaceAnswer>("/api/v1/setup", {
            token,
            account: draft.account,
            workspace,
          });
    if (!answer.ok) {
      setBusy(false);
      setFaults(faultsOf(answer.problem));
      return setProblem(answer.problem);
    }
    kept.forget();
    const { email, password } = draft.account;
    const isIn = token === null || (await signIn({ email, password })) === "in";
    setMade({ answer: answer.data, isIn });
  };

  if (made) {
    const { name, timeZone, agencies } = draft.workspace;
    return <HandOver {...made} name={name} timeZone={timeZone} agencies={agencies} />;
  }
  const now = shape(token, draft);
  const root = {
    value: draft,
    change: merge(setDraft),
    at: "",
    faults: standing(faults, refused, now),
  };
  const clear = () => {
    setDraft(blank());
    kept.forget();
  };
  return (
    <main id="isi" className="setup-page">
      <h1>{t(token === null ? "newTitle" : "title")}</h1>
      <p className="muted">{t(token === null ? "newLead" : "lead")}</p>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
        {kept.restored && <Restored withPassword={token !== null} onClear={clear} />}
        {problem && <Failure problem={problem} faults={faults} withToken={token !== null} />}
        {token !== null && (
          <FormSection title={t("account.title")} lead={t("account.lead")}>
            <AccountFields section={partOf(root, "account")} />
          </FormSection>
        )}
        <WorkspaceFields
          section={
            token === null ? { ...partOf(root, "workspace"), at: "" } : partOf(root, "workspace")
          }
          onPeopleMoved={() => setFaults({})}
        />
        <div className="form-end">
          <Button type="submit" look="primary" large busy={busy}>
            {busy ? t("busy") : t("submit")}
          </Button>
        </div>
      </form>
    </main>
  );
}

/** The draft in the shape that the paths of faults name. */
const shape = (token: string | null, draft: Draft) => (token === null ? draft.workspace : draft);

type Made = { answer: NewWorkspaceAnswer; isIn: boolean };

const merge =
  (set: (update: (now: Draft) => Draft) => void) =>
  (part: Partial<Draft>): void =>
    set((now) => ({ ...now, ...part }));

function Restored({ withPassword, onClear }: { withPassword: boolean; onClear: () => void }) {
  const t = useTranslations("setup");
  return (
    <Notice>
      <p>{withPassword ? t("restored") : t("restoredPlain")}</p>
      <Button onClick={onClear}>{t("clear")}</Button>
    </Notice>
  );
}

type FailureProps = { problem: Problem; faults: Faults; withToken: boolean };

/** How many fields are to be mended, or what else went wrong. */
function Failure({ problem, faults, withToken }: FailureProps) {
  const t = useTranslations("setup");
  const count = Object.keys(faults).length;
  return (
    <Notice kind="danger" alert>
      <p className="strong">{count ? t("wrong", { count }) : problem.detail}</p>
      {withToken && problem.status === 0 && <p>{t("lost")}</p>}
    </Notice>
  );
}
