"use client";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type Problem, reasonOf, useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { VersionView } from "#domain/views.ts";
import { Pieces } from "./comparison.tsx";
import { shortHash } from "./short-hash.ts";

type Props = {
  path: string;
  version: VersionView;
  statement: string;
  onSigned: () => void;
  /** Puts the focus where it shows what was signed; the button that opened this goes away. */
  onGone: () => void;
  onClose: () => void;
};

/** The second step of signing: the statement and the fingerprint once more, then the signature. */
export function SignDialog({ path, version, statement, onSigned, onGone, onClose }: Props) {
  const t = useTranslations();
  const command = useCommand();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const signed = useRef(false);
  const moved = problem !== null && reasonOf(problem) === "version-moved";

  const sign = async () => {
    setBusy(true);
    setProblem(null);
    const { id, sha256 } = version;
    const outcome = await command(`${path}/sign`, { versionId: id, sha256 });
    if (outcome.ok) {
      signed.current = true;
      return onSigned();
    }
    setBusy(false);
    setProblem(outcome.problem);
  };

  return (
    <Dialog
      title={t("actions.sign")}
      look="sheet"
      open
      onClose={onClose}
      onGone={(event) => {
        if (!signed.current) return;
        event.preventDefault();
        onGone();
      }}
    >
      {problem && (
        <Notice kind="danger" alert>
          <p>{problem.detail}</p>
        </Notice>
      )}
      {moved && problem.difference ? (
        <p className="reading lines difference">
          <Pieces pieces={problem.difference} side="both" />
        </p>
      ) : (
        <>
          <p className="sign-statement">{statement}</p>
          <p className="small muted">
            {t("review.hashShort")} <span className="mono">{shortHash(version.sha256)}</span>
          </p>
          <p className="small muted">{t("review.signMeaning")}</p>
        </>
      )}
      <div className="foot">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        {moved ? (
          <Button look="primary" onClick={() => window.location.reload()}>
            {t("review.seeNewest")}
          </Button>
        ) : (
          <Button look="primary" busy={busy} onClick={() => void sign()}>
            {t("actions.sign")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
