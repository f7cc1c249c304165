"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SignatureSlots } from "#components/ui/signature-slots.tsx";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";
import type { Action } from "#domain/workflow.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import { shortHash } from "./short-hash.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { useDirectAction } from "./use-direct-action.ts";

type Props = {
  release: ReleaseView;
  version: VersionView;
  me: Me;
  /** Once the dialog of a signature is gone. */
  onSigned: () => void;
  onPublished: (url: string) => void;
};

/** The buttons of exactly the actions that the server would accept, at the foot of the panel. */
export function Decision({ release, version, me, onSigned, onPublished }: Props) {
  const t = useTranslations();
  const router = useRouter();
  const [open, setOpen] = useState<"sign" | "return" | null>(null);
  const { busy, problem, done, run } = useDirectAction(release.id, onPublished);
  const path = `/api/v1/releases/${release.id}`;
  const may = (action: Action) => release.actions.includes(action) && !done;
  const agency = me.workspaces.find(
    ({ workspace }) => workspace.slug === release.workspace.slug,
  )?.agency;
  const statement = { name: me.name, number: version.number, agency: agency?.name ?? "" };

  const signed = () => {
    setOpen(null);
    router.refresh();
  };

  if (!release.actions.some(may)) return null;
  return (
    <section className="decision" aria-label={t("review.decision")}>
      {problem && (
        <Notice kind="danger" alert>
          <p>{problem}</p>
        </Notice>
      )}
      <WhatIsDecided release={release} version={version} />
      {may("sign") && <p className="statement">{t("review.statement", statement)}</p>}
      <div className="buttons">
        {may("publish") && (
          <Button
            look="primary"
            large
            wide
            busy={busy === "publish"}
            onClick={() => void run("publish")}
          >
            {t("actions.publish")}
          </Button>
        )}
        {may("sign") && (
          <Button look="primary" large wide onClick={() => setOpen("sign")}>
            {t("actions.sign")}
          </Button>
        )}
        {may("return") && (
          <Button large wide onClick={() => setOpen("return")}>
            {t("actions.return")}
          </Button>
        )}
        {may("takeback") && (
          <Button
            className="takeback"
            large
            wide
            busy={busy === "takeback"}
            onClick={() => void run("takeback")}
          >
            {t("actions.takeback")}
          </Button>
        )}
      </div>
      {open === "sign" && (
        <SignDialog
          path={path}
          version={version}
          statement={t("review.statement", statement)}
          onSigned={signed}
          onGone={onSigned}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "return" && (
        <ReturnDialog path={path} releaseId={release.id} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** On phones the text is far above the buttons: which version it is, and who has signed. */
function WhatIsDecided({ release, version }: Pick<Props, "release" | "version">) {
  const t = useTranslations("review");
  return (
    <p className="line small muted">
      <span>
        {t("version", { number: version.number })} ·{" "}
        <span className="mono">{shortHash(version.sha256, 8)}</span>
      </span>
      <SignatureSlots slots={release.slots} />
    </p>
  );
}
