"use client";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type Problem, useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatList } from "#domain/lists.ts";
import type { Locale } from "#domain/locale.ts";
import { RELEASE_KINDS, type ReleaseKind } from "#domain/release.ts";
import { TEMPLATES } from "#domain/templates.ts";
import type { Me } from "#domain/views.ts";
import { Choices } from "./choices.tsx";

const TITLE_LENGTH = 200;

/** Title, kind, template and parties of a new release; then straight to the writing page. */
export function NewReleaseForm({ workspaces }: { workspaces: Me["workspaces"] }) {
  const t = useTranslations();
  const locale = useLocale();
  const command = useCommand();
  const [slug, setSlug] = useState(workspaces[0]?.workspace.slug ?? "");
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<ReleaseKind>("siaran_pers");
  const [template, setTemplate] = useState("kosong");
  const [parties, setParties] = useState("joint");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const place = workspaces.find(({ workspace }) => workspace.slug === slug);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!place) return;
    setBusy(true);
    setProblem(null);
    const made = await command<{ id: string }>("/api/v1/releases", {
      workspace: slug,
      kind,
      title,
      template,
      parties:
        parties === "joint" ? place.agencies.map((agency) => agency.slug) : [place.agency.slug],
    });
    if (made.ok) return window.location.assign(`/naskah/${made.data.id}`);
    setBusy(false);
    setProblem(made.problem);
  };

  return (
    <form className="new-release" onSubmit={(event) => void submit(event)}>
      {problem && (
        <Notice kind="danger" alert>
          <p className="strong">{problem.detail}</p>
        </Notice>
      )}
      {workspaces.length > 1 && (
        <Select id="workspace" label={t("newRelease.workspace")} value={slug} onChange={setSlug}>
          {workspaces.map(({ workspace }) => [workspace.slug, workspace.name])}
        </Select>
      )}
      <Field id="title" label={t("newRelease.title")}>
        <input
          className="input"
          id="title"
          required
          maxLength={TITLE_LENGTH}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Select
        id="kind"
        label={t("newRelease.kind")}
        value={kind}
        onChange={(value) => setKind(value as ReleaseKind)}
      >
        {RELEASE_KINDS.map((name) => [name, t(`kinds.${name}`)])}
      </Select>
      <Choices
        name="template"
        legend={t("newRelease.template")}
        value={template}
        onChange={setTemplate}
        choices={templateChoices(t)}
      />
      <Choices
        name="parties"
        legend={t("newRelease.parties")}
        value={parties}
        onChange={setParties}
        choices={partyChoices(t, locale, place)}
      />
      <div>
        <Button type="submit" look="primary" large busy={busy}>
          {busy ? t("newRelease.busy") : t("newRelease.submit")}
        </Button>
      </div>
    </form>
  );
}

type Translate = ReturnType<typeof useTranslations<never>>;
type Place = Me["workspaces"][number] | undefined;

function templateChoices(t: Translate) {
  return TEMPLATES.map(({ key }) => ({
    value: key,
    label: t(`templates.${key as "kosong"}.name`),
    hint: t(`templates.${key as "kosong"}.hint`),
  }));
}

function partyChoices(t: Translate, locale: Locale, place: Place) {
  const agency = place?.agency.shortName ?? "";
  const agencies = formatList(place?.agencies.map(({ shortName }) => shortName) ?? [], locale);
  return [
    {
      value: "joint",
      label: t("newRelease.joint"),
      hint: t("newRelease.jointHint", { agencies }),
    },
    {
      value: "mine",
      label: t("newRelease.mine", { agency }),
      hint: t("newRelease.mineHint", { agency }),
    },
  ];
}

type SelectProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: (readonly [string, string])[];
};

function Select({ id, label, value, onChange, children }: SelectProps) {
  return (
    <Field id={id} label={label}>
      <select
        className="input"
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
