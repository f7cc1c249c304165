"use client";
import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";

type Props = {
  /** The element that it belongs to. */
  anchor: Element;
  /** Where it stands in the order of the page, so that the keyboard comes by. */
  host: Element;
  label: string;
  onEscape: () => void;
  children: ReactNode;
};

/** A note beside an element. It takes no focus and holds none: the page goes on around it. */
export function Popover({ anchor, host, label, onEscape, children }: Props) {
  const stay = (event: Event) => event.preventDefault();
  return (
    <Primitive.Root open modal={false}>
      <Primitive.Anchor virtualRef={{ current: anchor }} />
      <Primitive.Portal container={host}>
        <Primitive.Content
          className="popover"
          aria-label={label}
          sideOffset={8}
          collisionPadding={16}
          onOpenAutoFocus={stay}
          onCloseAutoFocus={stay}
          onInteractOutside={stay}
          onEscapeKeyDown={onEscape}
        >
          {children}
          <Primitive.Arrow className="popover-arrow" />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
