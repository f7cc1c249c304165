"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Fragment, type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { TABLE_COMMANDS } from "#domain/table-commands.ts";
import { canSetWidths, runWidthTool, type WidthTool } from "./column-widths.ts";
import { isWidthTool, TABLE_TOOLS, type TableTool } from "./table-tools.ts";
import { walkTools } from "./walk-tools.ts";

type Shown = Record<TableTool["name"], { on: boolean | undefined; can: boolean }>;

const ALL = TABLE_TOOLS.flat();

/** The tools of the table in which the caret is; one stop for Tab, as all tools. */
export function TableStrip({ editor }: { editor: Editor }) {
  const t = useTranslations("table");
  const [current, setCurrent] = useState(ALL[0]?.name);
  const shown = useEditorState({ editor, selector: ({ editor: now }) => readTools(now) });
  const [told, setTold] = useState("");
  const press = (name: TableTool["name"]) => {
    if (isWidthTool(name)) tell(name);
    else TABLE_COMMANDS[name](editor.state, editor.view.dispatch);
    editor.commands.focus();
  };
  const tell = (name: WidthTool) => {
    const done = runWidthTool(editor, name);
    if (!done) return;
    const { column, share } = done;
    const said = { column: column + 1, percent: Math.round(share * 100) };
    setTold(name === "autoWidths" ? t("widthsAuto") : t("width", said));
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Escape") editor.commands.focus();
    walkTools(event);
  };
  return (
    <section aria-label={t("label")}>
      <p className="visually-hidden" role="status">
        {t("told")}
      </p>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      <div
        className="toolbar table-strip"
        role="toolbar"
        aria-label={t("label")}
        aria-orientation="horizontal"
        onKeyDown={walk}
      >
        {TABLE_TOOLS.map((group, index) => (
          <Fragment key={group[0]?.name}>
            {index > 0 && <span className="rule" aria-hidden="true" />}
            {group.map((tool) => (
              <button
                key={tool.name}
                type="button"
                tabIndex={current === tool.name ? 0 : -1}
                aria-label={t(tool.name)}
                aria-pressed={shown[tool.name].on}
                aria-disabled={!shown[tool.name].can || undefined}
                title={t(tool.name)}
                onFocus={() => setCurrent(tool.name)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => press(tool.name)}
              >
                <tool.glyph size={16} strokeWidth={1.75} />
              </button>
            ))}
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function readTools(editor: Editor): Shown {
  const heads: Record<string, unknown> = editor.getAttributes("table");
  const states = ALL.map(({ name }) => {
    const on = name === "headerRow" || name === "headerColumn" ? heads[name] === true : undefined;
    const can = isWidthTool(name)
      ? canSetWidths(editor.state, name)
      : TABLE_COMMANDS[name](editor.state);
    return [name, { on, can }];
  });
  return Object.fromEntries(states) as Shown;
}
