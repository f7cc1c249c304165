"use client";
import { setNonce } from "get-nonce";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { documentNonce } from "./document-nonce.ts";

type Props = {
  title: string;
  /** One sentence that a screen reader hears with the title. */
  lead?: string;
  open: boolean;
  onClose: () => void;
  /** A sheet comes from the foot of a phone and stands as a dialog on wider screens. */
  look?: "dialog" | "sheet";
  /** What happens after it has gone; prevent the default where focus goes elsewhere than back. */
  onGone?: (event: Event) => void;
  children: ReactNode;
};

/** A modal dialog: focus is kept inside, Escape and the ground close it, focus returns. */
export function Dialog({ title, lead, open, onClose, look = "dialog", onGone, children }: Props) {
  const t = useTranslations("common");
  if (!open) return null;
  // Scroll locking adds a style element, which the policy lets in only with the page's nonce.
  setNonce(documentNonce());
  return (
    <Primitive.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="overlay" />
        <Primitive.Content
          onOpenAutoFocus={focusWanted}
          onCloseAutoFocus={onGone}
          className={look === "sheet" ? "dialog sheet-dialog" : "dialog"}
          {...(lead ? {} : { "aria-describedby": undefined })}
        >
          <div className="dialog-head">
            <Primitive.Title>{title}</Primitive.Title>
            <Primitive.Close className="button quiet icon" aria-label={t("close")}>
              <X size={16} strokeWidth={1.75} />
            </Primitive.Close>
          </div>
          {lead && <Primitive.Description className="muted">{lead}</Primitive.Description>}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** A dialog that is there to be typed into begins at its input, marked `data-focus`. */
function focusWanted(event: Event): void {
  const wanted = (event.currentTarget as HTMLElement | null)?.querySelector("[data-focus]");
  if (!(wanted instanceof HTMLElement)) return;
  event.preventDefault();
  wanted.focus();
}
