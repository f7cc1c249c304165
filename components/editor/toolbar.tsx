"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Fragment, type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { keysOf } from "./tool-keys.ts";
import { TOOLS, type Tool, type ToolName } from "./tools.ts";
import { walkTools } from "./walk-tools.ts";

type Props = {
  editor: Editor;
  editable: boolean;
  onLink: () => void;
  onComment: () => void;
  groups?: readonly (readonly Tool[])[];
  label?: string;
};

type Shown = Record<ToolName, { on: boolean; can: boolean }>;

const ALL = TOOLS.flat();

/** One stop for Tab; arrow keys, Home and End walk the tools. */
export function Toolbar({ editor, editable, onLink, onComment, groups = TOOLS, label }: Props) {
  const t = useTranslations("tools");
  const [current, setCurrent] = useState(groups[0]?.[0]?.name);
  const shown = useEditorState({ editor, selector: ({ editor: now }) => readTools(now) });

  const press = (tool: Tool) => {
    if (tool.run) tool.run(editor);
    else if (tool.name === "comment") onComment();
    else onLink();
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Escape") editor.commands.focus();
    walkTools(event);
  };

  return (
    <div
      className="toolbar"
      role="toolbar"
      aria-label={label ?? t("label")}
      aria-orientation="horizontal"
      onKeyDown={walk}
    >
      {groups.map((group, index) => (
        <Fragment key={group[0]?.name}>
          {index > 0 && <span className="rule" aria-hidden="true" />}
          {group.map((tool) => (
            <ToolButton
              key={tool.name}
              tool={tool}
              state={shown[tool.name]}
              editable={editable}
              current={current === tool.name}
              onFocus={() => setCurrent(tool.name)}
              onPress={() => press(tool)}
            />
          ))}
        </Fragment>
      ))}
    </div>
  );
}

function readTools(editor: Editor): Shown {
  const states = ALL.map(({ name, on, can }) => [
    name,
    { on: on?.(editor) ?? false, can: can?.(editor) ?? true },
  ]);
  return Object.fromEntries(states) as Shown;
}

type ButtonProps = {
  tool: Tool;
  state: { on: boolean; can: boolean };
  editable: boolean;
  current: boolean;
  onFocus: () => void;
  onPress: () => void;
};

function ToolButton({ tool, state, editable, current, onFocus, onPress }: ButtonProps) {
  const t = useTranslations("tools");
  const label = t(tool.name);
  const able = editable && state.can;
  const keys = keysOf(tool.name);
  return (
    <button
      type="button"
      tabIndex={current ? 0 : -1}
      aria-label={label}
      aria-pressed={tool.on ? state.on : undefined}
      aria-disabled={!able || undefined}
      title={keys ? `${label} (${keys})` : label}
      onFocus={onFocus}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => able && onPress()}
    >
      <tool.glyph size={16} strokeWidth={1.75} />
    </button>
  );
}
