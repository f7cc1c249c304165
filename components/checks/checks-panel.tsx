"use client";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { later } from "#components/ui/later.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type Finding, isWaivable } from "#domain/checks/finding.ts";
import type { TimeZone } from "#domain/dates.ts";
import type { Waiver } from "#domain/views.ts";
import { FindingItem } from "./finding-item.tsx";
import { keyed } from "./keyed.ts";
import { mend } from "./mend.ts";
import type { Checks } from "./use-checks.ts";
import { WaivedItems } from "./waived-items.tsx";

const WaiveDialog = later(() => import("./waive-dialog.tsx").then((m) => m.WaiveDialog));

export type PanelChecks = {
  checks: Checks;
  /** Where waivers of this release are sent. */
  path: string;
  onGo: (finding: Finding) => void;
  onWaivers: (waivers: Waiver[]) => void;
};
type Props = PanelChecks & { zone: TimeZone; editable: boolean };

/** What the checks have found: each entry explains itself, leads to its place and can be dealt with. */
export function ChecksPanel({ checks, path, onGo, onWaivers, zone, editable }: Props) {
  const t = useTranslations("checks");
  const heading = useRef<HTMLHeadingElement>(null);
  const [waiving, setWaiving] = useState<Finding | null>(null);
  const [done, setDone] = useState("");
  const { state, open, waived, editors } = checks;
  const found = open.filter(({ rule }) => isWaivable(rule));
  const unfilled = open.filter(({ rule }) => !isWaivable(rule));
  const apply = (finding: Finding) => {
    const editor = finding.place.kind === "title" ? editors?.title : editors?.body;
    if (!editor || !mend(editor, finding)) return;
    setDone(t("mended", { words: finding.fix?.text ?? "" }));
    // The button goes with its finding; the next one is a step away from here.
    heading.current?.focus();
  };
  return (
    <section className="checks" aria-labelledby="checks-heading">
      <h2 id="checks-heading" ref={heading} tabIndex={-1}>
        {state === "checked" ? t("count", { count: found.length }) : t("heading")}
      </h2>
      <p className="visually-hidden" role="status">
        {done}
      </p>
      {state === "unavailable" && (
        <Notice kind="warn">
          <p>{t("unavailable")}</p>
        </Notice>
      )}
      {unfilled[0] && (
        <p className="small unfilled">
          {t("unfilled", { count: unfilled.length })}{" "}
          <Button look="quiet" onClick={() => unfilled[0] && onGo(unfilled[0])}>
            {t("firstUnfilled")}
          </Button>
        </p>
      )}
      <ul className="findings">
        {keyed(found, ({ mark }) => mark).map(([key, finding]) => (
          <FindingItem
            key={key}
            finding={finding}
            editable={editable}
            onGo={() => onGo(finding)}
            onApply={() => apply(finding)}
            onWaive={() => setWaiving(finding)}
          />
        ))}
      </ul>
      <WaivedItems {...{ waived, path, zone, editable, onWaivers }} />
      {waiving && (
        <WaiveDialog
          finding={waiving}
          path={path}
          onWaivers={(waivers) => {
            onWaivers(waivers);
            setDone(t("waivedNow"));
          }}
          onClose={() => setWaiving(null)}
        />
      )}
    </section>
  );
}
