"use client";
import { Fragment, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { type ShortcutPlace, shortcutsOf } from "./shortcuts.ts";

/** The words for a shortcut of a place; those of the text are the words of its tools. */
export function useShortcutWords(): (place: ShortcutPlace, name: string) => string {
  const t = useTranslations();
  return (place, name) =>
    place === "text"
      ? t(`tools.${name}` as "tools.bold")
      : t(`shortcuts.${place}.${name}` as "shortcuts.board.next");
}

type Props = {
  place: ShortcutPlace;
  shortcuts?: { name: string; keys: readonly string[] }[];
};

/** What one can press in a place, and what it does. */
export function ShortcutList({ place, shortcuts = shortcutsOf(place) }: Props) {
  const t = useTranslations("shortcuts");
  const wordsOf = useShortcutWords();
  return (
    <section className="shortcuts">
      <h3>{t(`places.${place}`)}</h3>
      <dl>
        {shortcuts.map(({ name, keys }) => (
          <div key={name}>
            <dt>{wordsOf(place, name)}</dt>
            <dd>
              {keys.map((one, index) => (
                <Fragment key={one}>
                  {index > 0 && <span className="muted">{t("or")}</span>}
                  <Keys keys={one} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Keys as they are printed on a keyboard. */
const PRINTED: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

function Keys({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
  const shown = mac ? keys.replace("Ctrl", "⌘").replace("Alt", "⌥") : keys;
  return (
    <kbd>
      {shown.split("+").map((key) => (
        <kbd key={key}>{PRINTED[key] ?? key}</kbd>
      ))}
    </kbd>
  );
}
