import type { Editor } from "@tiptap/core";
import { findTable } from "@tiptap/pm/tables";
import { withBorderMoved } from "#domain/table-widths.ts";
import { drawnBorders, drawnShares, setShares } from "./column-widths.ts";
import { sharesIn, showShares } from "./table-shares.ts";

type Drag = { border: number; from: number; shares: number[]; now: number[] };

/**
 * Grips over the borders between columns, for the mouse, the pen and the finger: in the table over
 * which the pointer is, else in that of the caret. By keys the tools of the table do the same.
 */
export function bringGrips(editor: Editor): void {
  const grips = new Grips(editor);
  editor.on("destroy", () => grips.end());
}

class Grips {
  readonly #editor: Editor;
  readonly #layer = document.createElement("div");
  readonly #seen = new ResizeObserver(() => this.#place());
  #table: HTMLTableElement | null = null;
  #drag: Drag | null = null;
  #frame = 0;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#layer.className = "column-grips";
    this.#layer.contentEditable = "false";
    this.#layer.setAttribute("aria-hidden", "true");
    editor.view.dom.addEventListener("pointerover", this.#over);
    editor.on("transaction", this.#follow);
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    document.removeEventListener("keydown", this.#escape, true);
    this.#seen.disconnect();
    this.#layer.remove();
  }

  readonly #over = ({ target }: PointerEvent) => {
    const box = target instanceof Element ? target.closest(".table-box") : null;
    if (box) this.#show(box.querySelector("table"));
  };

  readonly #follow = () => {
    const { state, view } = this.#editor;
    const at = findTable(state.selection.$from)?.pos;
    const box = at === undefined ? null : view.nodeDOM(at);
    if (box instanceof Element && !this.#drag) this.#show(box.querySelector("table"));
    else this.#show(this.#table?.isConnected ? this.#table : null);
  };

  #show(table: HTMLTableElement | null): void {
    if (this.#drag) return;
    // Words make one column wider and another narrower in a table of the same size.
    if (table && table === this.#table) {
      this.#placeSoon();
      return;
    }
    this.#seen.disconnect();
    this.#table = this.#editor.isEditable ? table : null;
    this.#layer.remove();
    if (!this.#table) return;
    this.#table.parentElement?.append(this.#layer);
    this.#seen.observe(this.#table);
    this.#place();
  }

  #placeSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#place());
  }

  /** Where the table stands in the text. */
  #at(): number | null {
    const body = this.#table?.isConnected ? this.#table.tBodies[0] : null;
    if (!body) return null;
    const $inside = this.#editor.state.doc.resolve(this.#editor.view.posAtDOM(body, 0));
    return findTable($inside)?.pos ?? null;
  }

  #place(): void {
    const at = this.#at();
    const box = this.#table?.parentElement;
    const body = this.#table?.tBodies[0]?.getBoundingClientRect();
    const borders = at === null ? null : drawnBorders(this.#editor.view, at);
    if (!box || !body || !borders) {
      this.#layer.replaceChildren();
      return;
    }
    const { left, top } = box.getBoundingClientRect();
    const inner = borders.slice(1, -1);
    while (this.#layer.childElementCount > inner.length) this.#layer.lastElementChild?.remove();
    while (this.#layer.childElementCount < inner.length) this.#layer.append(this.#grip());
    for (const [n, grip] of [...this.#layer.children].entries()) {
      if (!(grip instanceof HTMLElement)) continue;
      grip.style.left = `${(inner[n] ?? 0) - left + box.scrollLeft}px`;
      grip.style.top = `${body.top - top}px`;
      grip.style.height = `${body.height}px`;
    }
  }

  #grip(): HTMLElement {
    const grip = document.createElement("div");
    grip.className = "column-grip";
    grip.addEventListener("pointerdown", (event) => this.#take(grip, event));
    grip.addEventListener("pointermove", (event) => this.#move(event));
    grip.addEventListener("pointerup", () => this.#drop());
    grip.addEventListener("lostpointercapture", () => this.#leave());
    // The caret stays where it is, and the text with it.
    grip.addEventListener("mousedown", (event) => event.preventDefault());
    return grip;
  }

  #take(grip: HTMLElement, event: PointerEvent): void {
    const at = this.#at();
    const shares = at === null ? null : drawnShares(this.#editor.view, at);
    if (event.button !== 0 || at === null || !shares || !this.#editor.isEditable) return;
    const border = [...this.#layer.children].indexOf(grip);
    grip.setPointerCapture(event.pointerId);
    grip.classList.add("held");
    this.#drag = { border, from: event.clientX, shares, now: shares };
    document.addEventListener("keydown", this.#escape, true);
  }

  #move({ clientX }: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || !this.#table) return;
    const by = (clientX - drag.from) / this.#table.offsetWidth;
    drag.now = withBorderMoved(drag.shares, drag.border, by);
    showShares(this.#table, drag.now);
    this.#place();
  }

  #drop(): void {
    const { shares, now } = this.#drag ?? {};
    this.#leave();
    const at = this.#at();
    if (at === null || !shares || !now || shares === now) return;
    // A colleague may have put in a column or taken one away meanwhile: it is another border then.
    const isSame = drawnShares(this.#editor.view, at)?.length === shares.length;
    if (isSame) setShares(this.#editor, at, now);
  }

  /** The table as it is stored: what was drawn meanwhile was not. */
  #leave(): void {
    if (!this.#drag) return;
    this.#drag = null;
    document.removeEventListener("keydown", this.#escape, true);
    for (const grip of this.#layer.children) grip.classList.remove("held");
    const at = this.#at();
    const node = at === null ? null : this.#editor.state.doc.nodeAt(at);
    if (this.#table && node) showShares(this.#table, sharesIn(node));
    this.#place();
  }

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#leave();
  };
}
