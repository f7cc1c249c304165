"use client";
import { type KeyboardEvent, type ReactNode, useId } from "react";

export type Tab = {
  key: string;
  label: string;
  count?: string;
  warn?: boolean;
  content: ReactNode;
};

type Props = {
  label: string;
  tabs: Tab[];
  current: string;
  onChange: (key: string) => void;
};

/** Parts of a panel, one at a time: arrow keys move, Tab enters the part that is shown. */
export function Tabs({ label, tabs, current, onChange }: Props) {
  const id = useId();
  return (
    <div className="tabs">
      <div
        role="tablist"
        className="tab-list"
        aria-label={label}
        aria-orientation="horizontal"
        onKeyDown={walk}
      >
        {tabs.map((tab) => (
          <TabButton
            key={tab.key}
            tab={tab}
            id={id}
            chosen={tab.key === current}
            onChoose={() => onChange(tab.key)}
          />
        ))}
      </div>
      {tabs.map(({ key, content }) => (
        <div
          key={key}
          role="tabpanel"
          className="tab-part"
          id={partOf(id, key)}
          aria-labelledby={tabOf(id, key)}
          tabIndex={-1}
          hidden={key !== current}
        >
          {key === current && content}
        </div>
      ))}
    </div>
  );
}

const tabOf = (id: string, key: string) => `${id}-tab-${key}`;
const partOf = (id: string, key: string) => `${id}-part-${key}`;

type ButtonProps = { tab: Tab; id: string; chosen: boolean; onChoose: () => void };

/** Chosen as soon as it is pressed or has the focus. */
function TabButton({ tab, id, chosen, onChoose }: ButtonProps) {
  return (
    <button
      type="button"
      role="tab"
      className="tab"
      id={tabOf(id, tab.key)}
      aria-controls={partOf(id, tab.key)}
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      onMouseDown={(event) => {
        if (event.button !== 0 || event.ctrlKey) return event.preventDefault();
        event.currentTarget.focus();
        onChoose();
      }}
      onClick={onChoose}
      onFocus={onChoose}
    >
      {tab.label}
      {tab.count && <span className={tab.warn ? "count warn" : "count"}>{tab.count}</span>}
    </button>
  );
}

/** Arrow keys go round; Home and End go to the ends. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const here = all.findIndex((tab) => tab.matches(":focus"));
  const targets: Record<string, number> = {
    ArrowRight: (here + 1) % all.length,
    ArrowLeft: here - 1,
    Home: 0,
    End: -1,
  };
  const next = targets[event.key];
  if (here === -1 || next === undefined) return;
  event.preventDefault();
  all.at(next)?.focus();
}
