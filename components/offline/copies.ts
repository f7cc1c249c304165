/**
 * Copies of words that the server lacks, in the storage of this browser: one database a person and
 * edition, one record a tab. Nothing else of a text is ever kept.
 */

export type CopyOf = { personId: string; releaseId: string; editionId: string };

export type Kept = {
  /** The tab that wrote it: the Yjs client id of its document. */
  tab: number;
  /** Number of the schema it was written with. */
  schema: number;
  /** Epoch of the edition it was written in. */
  epoch: number;
  /** Milliseconds since 1970. */
  keptAt: number;
  /** Changes in it that the server lacks, as people count them. */
  count: number;
  /** The whole document as a Yjs update. */
  state: Uint8Array;
  /** The same to read and to copy. */
  text: string;
  /** The server refused it: it is offered as text and never sent again. */
  refused?: boolean;
};

const STORE = "kept";
/** Milliseconds after which a copy that nobody came back for goes. */
const KEPT_FOR = 30 * 24 * 60 * 60_000;

// `public/offline-words.js` reads the same names and records.
const PREFIX = "sinergi-naskah";

export function databaseName({ personId, releaseId, editionId }: CopyOf): string {
  return [PREFIX, personId, releaseId, editionId].join(" ");
}

/** What the name of a database says; null for one that holds no copy. */
export function copyOfName(name: string): CopyOf | null {
  const [prefix, personId, releaseId, editionId] = name.split(" ");
  if (prefix !== PREFIX || !personId || !releaseId || !editionId) return null;
  return { personId, releaseId, editionId };
}

/**
 * Opens the database of one edition and makes it where there is none. Rejects where this browser
 * keeps nothing, or could not list later what it keeps, which is then never removed.
 */
export async function openCopies(of: CopyOf): Promise<IDBDatabase> {
  if (!("databases" in indexedDB)) throw new Error("the browser cannot list its databases");
  const request = indexedDB.open(databaseName(of), 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "tab" });
  return answerOf(request);
}

export function readCopies(db: IDBDatabase): Promise<Kept[]> {
  return answerOf(db.transaction(STORE).objectStore(STORE).getAll());
}

/** What is kept of one edition, also where nothing ever was. Never throws. */
export async function copiesOf(of: CopyOf): Promise<readonly Kept[]> {
  try {
    const all = await indexedDB.databases();
    if (!all.some(({ name }) => name === databaseName(of))) return [];
    const db = await openCopies(of);
    const kept = await readCopies(db);
    db.close();
    return kept;
  } catch {
    return [];
  }
}

/** Resolves once the browser has it for good; rejects when it does not, as over a quota. */
export function writeCopy(db: IDBDatabase, kept: Kept): Promise<void> {
  return changed(db, (store) => store.put(kept));
}

export function dropCopies(db: IDBDatabase, tabs: readonly number[]): Promise<void> {
  return changed(db, (store) => {
    for (const tab of tabs) store.delete(tab);
  });
}

/** Removes what is kept for others, all of it without a person, and what is too old. Never throws. */
export async function sweepCopies(personId: string | null, now = Date.now()): Promise<void> {
  try {
    for (const { name = "" } of await indexedDB.databases()) {
      const of = copyOfName(name);
      if (!of) continue;
      if (of.personId !== personId || (await isOver(of, now))) await removeDatabase(name);
    }
  } catch {
    // A browser without storage has nothing to remove.
  }
}

/** Tabs that have it open let go of it; resolves when it is gone. */
export async function removeDatabase(name: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(name));
}

/** Whether a database holds nothing that is young; one without records is of a tab that just opened. */
async function isOver(of: CopyOf, now: number): Promise<boolean> {
  const db = await openCopies(of);
  const all = await readCopies(db);
  db.close();
  return all.length > 0 && all.every(({ keptAt }) => now - keptAt > KEPT_FOR);
}

function changed(db: IDBDatabase, work: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
    work(transaction.objectStore(STORE));
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
