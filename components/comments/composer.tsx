"use client";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { AgencyView } from "#domain/views.ts";
import { MentionList } from "./mention-list.tsx";
import { type Composing, useComposer } from "./use-composer.ts";

type Props = Composing & {
  label: string;
  submit: string;
  agencies: readonly AgencyView[];
};

/** Where a comment is written: words stay until they are sent, also when sending fails. */
export function Composer(props: Props) {
  const { label, submit, agencies } = props;
  const t = useTranslations("comments");
  const id = useId();
  const { area, text, names, problem, busy, ...on } = useComposer(props);
  const { choices, current } = names;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void on.send();
      }}
    >
      {problem && (
        <Notice kind="danger" alert>
          <p className="small">{problem}</p>
        </Notice>
      )}
      <label className="small" htmlFor={id}>
        {label}
      </label>
      <div className="composer-words">
        <textarea
          ref={area}
          id={id}
          className="input"
          data-focus=""
          rows={3}
          maxLength={4000}
          value={text}
          aria-describedby={`${id}-hint`}
          aria-autocomplete="list"
          aria-controls={choices.length ? `${id}-names` : undefined}
          aria-activedescendant={choices.length ? `${id}-name-${current}` : undefined}
          onChange={({ target }) => {
            on.write(target.value);
            names.move(target.selectionStart);
          }}
          onKeyDown={on.press}
          onBlur={() => names.move(null)}
        />
        <MentionList {...{ id, choices, current, agencies }} onChoose={names.choose} />
      </div>
      <p className="hint" id={`${id}-hint`}>
        {t("hint")}
      </p>
      <p className="visually-hidden" role="status">
        {names.isOpen ? t("names", { count: choices.length }) : ""}
      </p>
      <div className="buttons">
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
        <Button look="quiet" onClick={on.cancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
