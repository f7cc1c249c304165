import type { Editor } from "@tiptap/core";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type { Doc, UndoManager } from "yjs";
import { ROOT } from "#domain/room.ts";

/** Under this a step of undo says what it takes back beside the words of its editor. */
const BEYOND = "beyond";

type Scope = UndoManager["scope"];
type Stack = "undoStack" | "redoStack";

/** The parts of the document that a step is about, and whose undo has it: one step has one of these. */
type Beyond = { roots: Scope; managers: readonly UndoManager[] };

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
  const beyond: Beyond = { roots, managers };
  managers.forEach((manager, at) => {
    manager.stopCapturing();
    const step = manager.undoStack.at(-1);
    if (!step || step === before[at]) return;
    step.meta.set(BEYOND, beyond);
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
  const undo = manager.undo.bind(manager);
  const redo = manager.redo.bind(manager);
  manager.undo = () => take(manager, "undoStack", undo);
  manager.redo = () => take(manager, "redoStack", redo);
}

function take(manager: UndoManager, from: Stack, go: UndoManager["undo"]) {
  const beyond = manager[from].at(-1)?.meta.get(BEYOND) as Beyond | undefined;
  if (!beyond) return go();
  const to: Stack = from === "undoStack" ? "redoStack" : "undoStack";
  const before = manager[to].at(-1);
  const done = reaching(manager, beyond.roots, go);
  const step = manager[to].at(-1);
  const isNew = step !== undefined && step !== before;
  if (isNew) step.meta.set(BEYOND, beyond);
  // Who takes it back or brings it again does so for both: nobody takes back half of it later.
  for (const other of beyond.managers) {
    if (other === manager) continue;
    other[from] = other[from].filter(({ meta }) => meta.get(BEYOND) !== beyond);
    if (isNew) other[to].push(step);
  }
  return done;
}
