"use client";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

type Props = {
  /** What the button shows; `label` is its accessible name. */
  trigger: ReactNode;
  label: string;
  className?: string;
  align?: "start" | "end";
  children: ReactNode;
};

/** A button with a menu: arrow keys walk, letters jump, Escape closes and gives the focus back. */
export function Menu({ trigger, label, className, align = "end", children }: Props) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger className={className ?? "button quiet icon"} aria-label={label}>
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Something to do; the menu closes and `onSelect` runs. */
export function MenuItem(props: ComponentProps<typeof Primitive.Item>) {
  return <Primitive.Item {...props} className="menu-item" />;
}

/** Somewhere to go. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Primitive.Item className="menu-item" asChild>
      <a href={href}>{children}</a>
    </Primitive.Item>
  );
}

/** One of several, with a check at the chosen one. */
export const MenuChoices = Primitive.RadioGroup;
export function MenuChoice(props: ComponentProps<typeof Primitive.RadioItem>) {
  return <Primitive.RadioItem {...props} className="menu-item choice-item" />;
}

export const MenuRule = () => <Primitive.Separator className="menu-rule" />;
export const MenuLabel = (props: { children: ReactNode }) => (
  <Primitive.Label className="menu-label" {...props} />
);
