"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { onceInUse } from "#components/ui/once-in-use.ts";
import type { FieldValue } from "#domain/canonical.ts";
import { checkedText } from "#domain/checks/checked-text.ts";
import type { Finding } from "#domain/checks/finding.ts";
import { ROOT } from "#domain/room.ts";
import type { ReleaseView, Waiver } from "#domain/views.ts";
import { markFindings } from "./check-marks.ts";
import { type Checker, newWorker, startChecker } from "./checker.ts";

/** Milliseconds without a key before the text is checked. */
const PAUSE = 400;

export type CheckState = "waiting" | "checked" | "unavailable";
export type Checks = {
  state: CheckState;
  /** What is open, in the order of reading. */
  open: Finding[];
  waived: { finding: Finding; waiver: Waiver }[];
  editors: { body: Editor; title: Editor } | null;
};

type Fields = {
  toJSON: () => unknown;
  observe: (heard: () => void) => void;
  unobserve: (heard: () => void) => void;
};
type Given = {
  room: { doc: { getMap: (name: string) => Fields } };
  release: ReleaseView;
  body: Editor | null;
  title: Editor | null;
  waivers: readonly Waiver[];
};

/** Has the text checked in pauses, beside the page: the text never waits for it. */
export function useChecks({ room, release, body, title, waivers }: Given): Checks {
  const [state, setState] = useState<CheckState>("waiting");
  const [findings, setFindings] = useState<Finding[]>([]);
  const { language, template } = release;
  const names = release.knownNames.join("\n");

  useEffect(() => {
    if (!body || !title) return;
    const fields = room.doc.getMap(ROOT.fields);
    let checker: Checker | null = null;
    let isGone = false;
    const told = {
      found: (found: Finding[]) => {
        setFindings(found);
        setState("checked");
      },
      dead: () => {
        setFindings([]);
        setState("unavailable");
      },
    };
    const read = () =>
      checker?.check(
        checkedText({
          language,
          template,
          names: names ? names.split("\n") : [],
          title: title.getText({ blockSeparator: " " }).replace(/\s+/g, " ").trim(),
          body: body.state.doc,
          fields: fields.toJSON() as Record<string, FieldValue>,
        }),
      );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE);
    };
    // Its script is not to come before the text.
    onceInUse(async () => {
      if (isGone) return;
      checker = startChecker(newWorker, told);
      read();
    });
    body.on("update", later);
    title.on("update", later);
    fields.observe(later);
    return () => {
      isGone = true;
      clearTimeout(timer);
      checker?.stop();
      body.off("update", later);
      title.off("update", later);
      fields.unobserve(later);
    };
  }, [room, body, title, language, template, names]);

  const waiverOf = (finding: Finding) => waivers.find(({ mark }) => mark === finding.mark);
  const open = findings.filter((finding) => !waiverOf(finding));
  const waived = findings.flatMap((finding) => {
    const waiver = waiverOf(finding);
    return waiver ? { finding, waiver } : [];
  });
  // Open places have a tint of their own.
  useMarks(
    body,
    title,
    open.filter(({ rule }) => rule !== "unfilled"),
  );
  return { state, open, waived, editors: body && title ? { body, title } : null };
}

/** Underlines anew only when other words are to be underlined. */
function useMarks(body: Editor | null, title: Editor | null, open: readonly Finding[]): void {
  const shown = JSON.stringify(
    open.map(({ place, from, to, severity, words }) => ({ place, from, to, severity, words })),
  );
  useEffect(() => {
    const findings = JSON.parse(shown) as Finding[];
    if (body)
      markFindings(
        body,
        findings.filter(({ place }) => place.kind === "body"),
      );
    if (title)
      markFindings(
        title,
        findings.filter(({ place }) => place.kind === "title"),
      );
  }, [body, title, shown]);
}
