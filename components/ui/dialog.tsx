"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/** The browser's own modal dialog: focus is kept inside, Escape closes, focus returns. */
export function Dialog({ title, open, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open) ref.current?.showModal();
  }, [open]);
  if (!open) return null;
  return (
    <dialog ref={ref} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
