"use client";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";

const SWITCH = "sinergi-pintasan";
const OFF = "mati";

type Props = { list: RefObject<HTMLElement | null>; mayCreate: boolean };

/** The keys of the board and what they do; single letters can be turned off, and stay off here. */
export function BoardKeys({ list, mayCreate }: Props) {
  const t = useTranslations("board.keys");
  const router = useRouter();
  const on = useSyncExternalStore(listen, isOn, () => true);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
    const isInList = list.current?.contains(document.activeElement) ?? false;
    const act = actOf(event.key, { on, isInList });
    if (act === null || (act === "create" && !mayCreate)) return;
    event.preventDefault();
    if (act === "next") step(list.current, 1);
    else if (act === "previous") step(list.current, -1);
    else if (act === "search") document.getElementById("cari")?.focus();
    else if (act === "leave") (document.activeElement as HTMLElement).blur();
    else router.push("/naskah/baru");
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  return (
    <section className="keys small muted" aria-label={t("label")}>
      {on && (
        <>
          <span>
            <kbd>j</kbd> <kbd>k</kbd> {t("walk")}
          </span>
          <span>
            <kbd>Enter</kbd> {t("open")}
          </span>
          <span>
            <kbd>/</kbd> {t("search")}
          </span>
          {mayCreate && (
            <span>
              <kbd>c</kbd> {t("create")}
            </span>
          )}
        </>
      )}
      <button type="button" className="link-button" onClick={() => turn(!on)}>
        {on ? t("off") : t("on")}
      </button>
    </section>
  );
}

type Act = "next" | "previous" | "search" | "leave" | "create";

/** Arrows walk only once a row has the focus; before that they scroll, as everywhere. */
function actOf(key: string, { on, isInList }: { on: boolean; isInList: boolean }): Act | null {
  if (isInList && key === "ArrowDown") return "next";
  if (isInList && key === "ArrowUp") return "previous";
  if (isInList && key === "Escape") return "leave";
  if (!on) return null;
  if (key === "j") return "next";
  if (key === "k") return "previous";
  if (key === "/") return "search";
  return key === "c" || key === "n" ? "create" : null;
}

/** Where keys are words, or belong to a dialog or a menu. */
function isBusy(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : document.body;
  if (element.closest("input, textarea, select, [contenteditable]")) return true;
  return document.querySelector("[role=dialog], [role=menu]") !== null;
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

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isOn(): boolean {
  return window.localStorage.getItem(SWITCH) !== OFF;
}

function turn(on: boolean): void {
  if (on) window.localStorage.removeItem(SWITCH);
  else window.localStorage.setItem(SWITCH, OFF);
  for (const listener of listeners) listener();
}
