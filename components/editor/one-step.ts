import type { Editor } from "@tiptap/core";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Doc, UndoManager } from "yjs";
import { ROOT } from "#domain/room.ts";

/** What an editor's step of undo takes back beside its own words. */
const BEYOND = "beyond";

type Scope = UndoManager["scope"];

const undoOf = (editor: Editor) =>
  (yUndoPluginKey.getState(editor.state) as { undoManager: UndoManager }).undoManager;

/**
 * Whatever changes in title, body and fields meanwhile is one change for the room and one step of
 * undo for each of these editors, which takes all of it back.
 */
export function asOneStep(doc: Doc, editors: readonly Editor[], work: () => void): void {
  const roots = [
    doc.getXmlFragment(ROOT.title),
    doc.getXmlFragment(ROOT.body),
    doc.getMap(ROOT.fields),
  ] as Scope;
  const managers = editors.map(undoOf);
  const before = managers.map(({ undoStack }) => undoStack.at(-1));
  for (const manager of managers) manager.stopCapturing();
  const changed = managers.reduceRight(
    (inner, manager) => () => reaching(manager, roots, inner),
    () => doc.transact(work, ySyncPluginKey),
  );
  changed();
  managers.forEach((manager, at) => {
    manager.stopCapturing();
    const step = manager.undoStack.at(-1);
    if (!step || step === before[at]) return;
    step.meta.set(BEYOND, roots);
    reachBeyond(manager);
  });
}

/** Does it while undo keeps and takes back what is in these parts of the document too. */
function reaching<T>(manager: UndoManager, roots: Scope, work: () => T): T {
  const { scope } = manager;
  manager.scope = [...new Set([...scope, ...roots])];
  try {
    return work();
  } finally {
    manager.scope = scope;
  }
}

const reachingFar = new WeakSet<UndoManager>();

/** An editor's undo knows its own words only; from here on a step may say that it is about more. */
function reachBeyond(manager: UndoManager): void {
  if (reachingFar.has(manager)) return;
  reachingFar.add(manager);
  const take = (
    from: "undoStack" | "redoStack",
    to: "undoStack" | "redoStack",
    go: typeof undo,
  ) => {
    const roots = manager[from].at(-1)?.meta.get(BEYOND) as Scope | undefined;
    if (!roots) return go();
    const before = manager[to].at(-1);
    const done = reaching(manager, roots, go);
    const step = manager[to].at(-1);
    if (step !== before) step?.meta.set(BEYOND, roots);
    return done;
  };
  const undo = manager.undo.bind(manager);
  const redo = manager.redo.bind(manager);
  manager.undo = () => take("undoStack", "redoStack", undo);
  manager.redo = () => take("redoStack", "undoStack", redo);
}
