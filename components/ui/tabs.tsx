"use client";
import { Tabs as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

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
  return (
    <Primitive.Root className="tabs" value={current} onValueChange={onChange}>
      <Primitive.List asChild className="tab-list" aria-label={label}>
        <Part>
          {tabs.map(({ key, label: name, count, warn }) => (
            <Primitive.Trigger key={key} className="tab" value={key}>
              {name}
              {count && <span className={warn ? "count warn" : "count"}>{count}</span>}
            </Primitive.Trigger>
          ))}
        </Part>
      </Primitive.List>
      {tabs.map(({ key, content }) => (
        <Primitive.Content key={key} asChild className="tab-part" value={key} tabIndex={-1}>
          <Part>{content}</Part>
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}

/** A part without the inline style that radix gives it: the policy refuses one in server markup. */
function Part({ style: _, ...props }: ComponentProps<"div">) {
  return <div {...props} />;
}
