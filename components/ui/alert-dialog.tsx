"use client";
import { setNonce } from "get-nonce";
import { AlertDialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { documentNonce } from "./document-nonce.ts";

type Props = {
  title: string;
  /** What a screen reader hears with the title. */
  lead: string;
  /** What has the focus at first, as a selector; without it the dialog itself. */
  first?: string;
  /** Escape was pressed; without it the dialog stays until something in it is chosen. */
  onEscape?: () => void;
  children: ReactNode;
};

/**
 * A dialog that interrupts: it stands over the page, which stays as it is beneath.
 */
export function AlertDialog({ title, lead, first, onEscape, children }: Props) {
  const content = useRef<HTMLDivElement>(null);
  setNonce(documentNonce());
  return (
    <Primitive.Root open>
      <Primitive.Portal>
        <Primitive.Overlay className="overlay" />
        <Primitive.Content
          ref={content}
          className="dialog"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            const wanted = first && content.current?.querySelector<HTMLElement>(first);
            (wanted || content.current)?.focus();
          }}
          onEscapeKeyDown={(event) => {
            event.preventDefault();
            onEscape?.();
          }}
        >
          <Primitive.Title>{title}</Primitive.Title>
          <Primitive.Description className="muted">{lead}</Primitive.Description>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
