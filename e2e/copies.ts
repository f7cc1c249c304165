import type { Page } from "@playwright/test";

/** What this browser keeps of texts, by the name of its database. */
export type InBrowser = { name: string; kept: Record<string, unknown>[] }[];

/** Reads the copies as `components/offline/copies.ts` writes them; databases without one are left out. */
export function keptIn(page: Page): Promise<InBrowser> {
  return page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: InBrowser = [];
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("sinergi-naskah ")) continue;
      const db = await answerOf(indexedDB.open(name));
      const kept = await answerOf(db.transaction("kept").objectStore("kept").getAll());
      db.close();
      if (kept.length) found.push({ name, kept });
    }
    return found;
  });
}

/** Changes every record that this browser keeps, as if it were older or of another program. */
export function changeKept(page: Page, change: Record<string, unknown>): Promise<void> {
  return page.evaluate(async (given) => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("sinergi-naskah ")) continue;
      const db = await answerOf(indexedDB.open(name));
      const store = db.transaction("kept", "readwrite").objectStore("kept");
      for (const kept of await answerOf(store.getAll())) {
        await answerOf(store.put({ ...kept, ...given }));
      }
      db.close();
    }
  }, change);
}
