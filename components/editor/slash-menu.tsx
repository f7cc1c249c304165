"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { placeBeside } from "./place-beside.ts";
import { commandsFor, type SlashCommand } from "./slash-commands.ts";
import type { Slash } from "./use-slash.ts";

type Props = { editor: Editor; slash: Slash; onClose: () => void };

/** The commands under a typed slash; the caret stays in the text, keys walk the list. */
export function SlashMenu({ editor, slash, onClose }: Props) {
  const t = useTranslations();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const commands = commandsFor(editor, slash.query);
  const count = commands.length;
  const current = Math.min(at, count - 1);
  const take = (command: SlashCommand | undefined) => {
    if (!command || command.why) return;
    onClose();
    editor.chain().focus().deleteRange(slash).run();
    command.tool.run?.(editor);
  };
  const press = (event: KeyboardEvent) => {
    const deeds: Record<string, () => void> = {
      ArrowDown: () => setAt((current + 1) % count),
      ArrowUp: () => setAt((current - 1 + count) % count),
      Home: () => setAt(0),
      End: () => setAt(count - 1),
      Enter: () => take(commands[current]),
      Tab: () => take(commands[current]),
      Escape: onClose,
    };
    const deed = deeds[event.key];
    if (!deed || event.isComposing || !count) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  useEditorKeys(editor, press);
  useActive(editor, count ? id : null, `${id}-${current}`);
  useLayoutEffect(() => {
    const { dom } = editor.view;
    if (list.current) placeBeside(list.current, editor.view.coordsAtPos(slash.from), "below");
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    const close = (event: Event) => event.target !== list.current && onClose();
    dom.ownerDocument.addEventListener("scroll", close, true);
    return () => dom.ownerDocument.removeEventListener("scroll", close, true);
  });
  const label = commands[current] && t(`tools.${commands[current].tool.name}`);
  return (
    <section aria-label={t("slash.label")}>
      <p className="visually-hidden" role="status">
        {label ? t("slash.told", { count, label }) : ""}
      </p>
      {count > 0 && (
        <div
          ref={list}
          id={id}
          className="menu slash-menu"
          role="listbox"
          aria-label={t("slash.label")}
        >
          {commands.map((command, index) => (
            <Option
              key={command.tool.name}
              id={`${id}-${index}`}
              command={command}
              isCurrent={index === current}
              onTake={() => take(command)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

type OptionProps = { id: string; command: SlashCommand; isCurrent: boolean; onTake: () => void };

function Option({ id, command, isCurrent, onTake }: OptionProps) {
  const t = useTranslations();
  const { tool, why } = command;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the caret stays in the text, which names the current one.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys come from the text.
    <div
      id={id}
      role="option"
      className="menu-item"
      aria-selected={isCurrent}
      aria-disabled={why !== null || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <tool.glyph size={16} strokeWidth={1.75} />
      <span>
        {t(`tools.${tool.name}`)}
        {why && <span className="small muted"> · {t(`slash.${why}`)}</span>}
      </span>
    </div>
  );
}

/** Keys of the text before the text itself has them. */
function useEditorKeys(editor: Editor, press: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const host = editor.view.dom.parentElement;
    host?.addEventListener("keydown", press, true);
    return () => host?.removeEventListener("keydown", press, true);
  });
}

/** Tells a screen reader in the text which entry the keys are at. */
function useActive(editor: Editor, listId: string | null, optionId: string): void {
  useEffect(() => {
    const { dom } = editor.view;
    if (!listId) return;
    dom.setAttribute("aria-controls", listId);
    dom.setAttribute("aria-activedescendant", optionId);
    return () => {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    };
  }, [editor, listId, optionId]);
}
