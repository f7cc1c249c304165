import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { type Fragment, type Mark, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { CommentMark } from "#domain/comment-mark.ts";

export type Range = { from: number; to: number };
/** Threads that are shown in the text, and the one that is looked at. */
export type Shown = { known: readonly string[]; open: readonly string[]; active: string | null };
type State = Shown & { pending: Range | null; marks: DecorationSet };
type News = { shown?: Shown; pending?: Range | null };

const key = new PluginKey<State>("commentMarks");

/**
 * Shows where threads hang, in this view alone: a mark whose thread the server does not know looks
 * like nothing. Marks of threads of other texts are not pasted, and of a copy neither.
 */
export const CommentMarks = Extension.create({
  name: "commentMarks",
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: {
        init: () => ({
          known: [],
          open: [],
          active: null,
          pending: null,
          marks: DecorationSet.empty,
        }),
        apply,
      },
      props: {
        decorations: (state) => key.getState(state)?.marks,
        transformPasted: (slice, view) => {
          const known = key.getState(view.state)?.known ?? [];
          const there = view.dragging?.move ? [] : threadsIn(view.state.doc);
          const stays = (thread: string) => known.includes(thread) && !there.includes(thread);
          return new Slice(without(slice.content, stays), slice.openStart, slice.openEnd);
        },
      },
    }),
  ],
});

function apply(tr: Transaction, before: State): State {
  const news = tr.getMeta(key) as News | undefined;
  if (!news && !tr.docChanged) return before;
  const shown = { ...before, ...news?.shown };
  const moved = before.pending && tr.docChanged ? follow(before.pending, tr) : before.pending;
  const pending = news?.pending === undefined ? moved : news.pending;
  return { ...shown, pending, marks: marksIn(tr.doc, { ...shown, pending }) };
}

/** What others write comes as a whole new document: what differs in it is one region. */
function follow({ from, to }: Range, tr: Transaction): Range | null {
  if (!isChangeOrigin(tr)) return ranged(tr.mapping.map(from, 1), tr.mapping.map(to, -1));
  const start = tr.before.content.findDiffStart(tr.doc.content);
  const end = tr.before.content.findDiffEnd(tr.doc.content);
  if (start === null || !end) return { from, to };
  const grown = end.b - end.a;
  const place = (at: number) => (at <= start ? at : at >= end.a ? at + grown : start);
  return ranged(place(from), Math.min(place(to), tr.doc.content.size));
}

const ranged = (from: number, to: number) => (from < to ? { from, to } : null);

function marksIn(doc: Node, { open, active, pending }: Omit<State, "marks">): DecorationSet {
  const marks: Decoration[] = [];
  if (pending)
    marks.push(Decoration.inline(pending.from, pending.to, { class: "comment-pending" }));
  if (open.length || active) {
    eachMark(doc, (thread, from, to) => {
      const isActive = thread === active;
      if (!isActive && !open.includes(thread)) return;
      const look = isActive ? "commented active" : "commented";
      marks.push(Decoration.inline(from, to, { class: look }));
    });
  }
  return DecorationSet.create(doc, marks);
}

function eachMark(doc: Node, see: (thread: string, from: number, to: number) => void): void {
  doc.descendants((node, at) => {
    for (const mark of node.isInline ? node.marks : []) {
      if (mark.type.name === CommentMark.name) see(threadOf(mark), at, at + node.nodeSize);
    }
  });
}

const threadOf = (mark: Mark) => String(mark.attrs.thread);

/** Threads that hang in a document, in the order of their first words. */
export function threadsIn(doc: Node): string[] {
  const found = new Set<string>();
  eachMark(doc, (thread) => found.add(thread));
  return [...found];
}

/** Threads that hang at a position. */
export function threadsAt(doc: Node, at: number): string[] {
  const found = new Set<string>();
  eachMark(doc, (thread, from, to) => {
    if (from <= at && at <= to) found.add(thread);
  });
  return [...found];
}

function without(content: Fragment, stays: (thread: string) => boolean): Fragment {
  let fragment = content;
  content.forEach((node, _offset, index) => {
    const marks = node.marks.filter(
      (mark) => mark.type.name !== CommentMark.name || stays(threadOf(mark)),
    );
    const inner = node.isLeaf ? node.mark(marks) : node.copy(without(node.content, stays));
    fragment = fragment.replaceChild(index, inner);
  });
  return fragment;
}

const tell = ({ view, state }: Editor, news: News) => view.dispatch(state.tr.setMeta(key, news));

/** Shows these threads and no others. */
export const showThreads = (editor: Editor, shown: Shown) => tell(editor, { shown });

/** Keeps hold of the words that a new thread will be about; null lets go. */
export function hold(editor: Editor, pending: Range | null): void {
  tell(editor, { pending });
  // What is typed before the panel is there must not replace the chosen words.
  if (pending) editor.commands.blur();
}

/** The words that are held, wherever they are by now. */
export const held = (editor: Editor) => key.getState(editor.state)?.pending ?? null;

/** The selected words; where none are, the block of the caret. Null where there is nothing to quote. */
export function chosenWords({ state }: Editor): Range | null {
  const { from, to, empty, $from } = state.selection;
  const range = empty ? { from: $from.start(), to: $from.end() } : { from, to };
  return wordsOf(state.doc, range) ? range : null;
}

export function wordsOf(doc: Node, { from, to }: Range): string {
  return doc.textBetween(from, to, " ", " ").replace(/\s+/g, " ").trim();
}

/** Hangs a thread at the held words; this is nothing that undo takes back. */
export function hangThread(editor: Editor, thread: string): void {
  const range = held(editor);
  const mark = editor.schema.marks[CommentMark.name];
  if (!range || !mark) return;
  const tr = editor.state.tr
    .addMark(range.from, range.to, mark.create({ thread }))
    .setMeta("addToHistory", false)
    .setMeta(key, { pending: null } satisfies News);
  editor.view.dispatch(tr);
}

/** Goes to the words of a thread; false when they are gone. */
export function goToThread(editor: Editor, thread: string): boolean {
  let at: number | null = null;
  eachMark(editor.state.doc, (one, from) => {
    if (one === thread) at ??= from;
  });
  if (at === null) return false;
  editor.chain().focus().setTextSelection(at).scrollIntoView().run();
  return true;
}
