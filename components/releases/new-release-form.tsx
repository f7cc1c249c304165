"use client";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type Problem, useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Choices } from "#components/ui/choices.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { formatList } from "#domain/lists.ts";
import type { Locale } from "#domain/locale.ts";
import { LANGUAGES, type Language, RELEASE_KINDS, type ReleaseKind } from "#domain/release.ts";
import type { Template } from "#domain/templates/template.ts";
import { TEMPLATES, templateOf } from "#domain/templates.ts";
import type { Me } from "#domain/views.ts";

const TITLE_LENGTH = 200;

type Props = {
  workspaces: Me["workspaces"];
  /** The template that is chosen at first; an unknown one is the blank one. */
  template: string;
};

/** Title, kind, template and parties of a new release; then straight to the writing page. */
export function NewReleaseForm({ workspaces, template: wanted }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const command = useCommand();
  const [slug, setSlug] = useState(workspaces[0]?.workspace.slug ?? "");
  const [title, setTitle] = useState("");
  const [language, setLanguage] = useState<Language>("id");
  const { template, kind, parties, choose, setKind, setParties } = useTemplate(wanted);
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
      language,
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
      <TextField
        id="title"
        label={t("newRelease.title")}
        required
        maxLength={TITLE_LENGTH}
        value={title}
        onChange={setTitle}
      />
      <Choices
        name="template"
        legend={t("newRelease.template")}
        value={template}
        onChange={choose}
        choices={templateChoices(t)}
      />
      <KindAndLanguage kind={kind} onKind={setKind} language={language} onLanguage={setLanguage} />
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

type KindAndLanguageProps = {
  kind: ReleaseKind;
  onKind: (kind: ReleaseKind) => void;
  language: Language;
  onLanguage: (language: Language) => void;
};

function KindAndLanguage({ kind, onKind, language, onLanguage }: KindAndLanguageProps) {
  const t = useTranslations();
  return (
    <div className="two-fields">
      <Select
        id="kind"
        label={t("newRelease.kind")}
        value={kind}
        onChange={(value) => onKind(value as ReleaseKind)}
      >
        {RELEASE_KINDS.map((name) => [name, t(`kinds.${name}`)])}
      </Select>
      <Select
        id="language"
        label={t("newRelease.language")}
        value={language}
        onChange={(value) => onLanguage(value as Language)}
      >
        {LANGUAGES.map((name) => [name, t(`newRelease.languages.${name}`)])}
      </Select>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<never>>;
type Place = Me["workspaces"][number] | undefined;

/** The chosen template with the kind and the parties that usually go with it. */
function useTemplate(wanted: string) {
  const first = templateOf(wanted);
  const [template, setTemplate] = useState(first.key);
  const [kind, setKind] = useState(first.kind);
  const [parties, setParties] = useState(partiesOf(first));
  const choose = (key: string) => {
    const next = templateOf(key);
    setTemplate(key);
    setKind(next.kind);
    setParties(partiesOf(next));
  };
  return { template, kind, parties, choose, setKind, setParties };
}

const partiesOf = ({ parties }: Template) => (parties === "joint" ? "joint" : "mine");

function templateChoices(t: Translate) {
  return TEMPLATES.map(({ key, fields, checklist }) => {
    const gives = { fields: fields.length, checks: checklist.length };
    return {
      value: key,
      label: t(`templates.${key as "kosong"}.name`),
      hint: `${t(`templates.${key as "kosong"}.hint`)} ${t("newRelease.gives", gives)}`,
    };
  });
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
