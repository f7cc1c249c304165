"use client";
import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { turnLetterKeys, useLetterKeys } from "#components/ui/letter-keys.ts";
import { SHORTCUTS } from "#components/ui/shortcuts.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

type Props = { list: RefObject<HTMLElement | null>; mayCreate: boolean };

/** The keys of the board and what they do; single letters can be turned off, and stay off here. */
export function BoardKeys({ list, mayCreate }: Props) {
  const t = useTranslations("board.keys");
  const on = useLetterKeys();
  useBoardKeys(list, mayCreate);
  const { next, previous, open, search, create } = SHORTCUTS.board;
  return (
    <section className="keys small muted" aria-label={t("label")}>
      {on && (
        <>
          <span>
            <kbd>{next[0]}</kbd> <kbd>{previous[0]}</kbd> {t("walk")}
          </span>
          <span>
            <kbd>{open[0]}</kbd> {t("open")}
          </span>
          <span>
            <kbd>{search[0]}</kbd> {t("search")}
          </span>
          {mayCreate && (
            <span>
              <kbd>{create[0]}</kbd> {t("create")}
            </span>
          )}
        </>
      )}
      <button type="button" className="link-button" onClick={() => turnLetterKeys(!on)}>
        {on ? t("off") : t("on")}
      </button>
    </section>
  );
}

function useBoardKeys(list: RefObject<HTMLElement | null>, mayCreate: boolean): void {
  const router = useRouter();
  const inList = () => list.current?.contains(document.activeElement) ?? false;
  useShortcuts("board", {
    next: () => step(list.current, 1),
    previous: () => step(list.current, -1),
    open: null, // a link that has the focus opens itself
    search: () => document.getElementById("cari")?.focus(),
    create: mayCreate ? () => router.push("/naskah/baru") : null,
  });
  // Arrows walk only once a row has the focus; before that they scroll, as everywhere.
  useShortcuts("rows", {
    next: () => inList() && step(list.current, 1),
    previous: () => inList() && step(list.current, -1),
    leave: () => inList() && (document.activeElement as HTMLElement).blur(),
  });
}

/** Moves the focus by a row; from outside the list to its first or last one. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLElement>(".row .title a") ?? [])];
  const row = document.activeElement?.closest(".row");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: "nearest" });
}
