/*
 * Shows on the page for moments without a server what this device alone has of the text at this
 * address. It reads the copies that `components/offline/copies.ts` writes, and changes nothing.
 */
const STORE = "kept";
const PREFIX = "sinergi-naskah";

const answerOf = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function keptOf(release) {
  const all = [];
  for (const { name } of await indexedDB.databases()) {
    const [prefix, , of] = name.split(" ");
    if (prefix !== PREFIX || of !== release) continue;
    const database = await answerOf(indexedDB.open(name));
    all.push(...(await answerOf(database.transaction(STORE).objectStore(STORE).getAll())));
    database.close();
  }
  return all.sort((a, b) => b.keptAt - a.keptAt);
}

async function show() {
  const release = location.pathname.match(/^\/naskah\/([0-9a-f-]{36})(\/|$)/)?.[1];
  const kept = release ? await keptOf(release) : [];
  if (!kept.length) return;
  const section = document.querySelector("[data-words]");
  const text = section.querySelector("textarea");
  text.value = kept.map((one) => one.text).join("\n\n* * *\n\n");
  section.querySelector("button").addEventListener("click", async () => {
    text.select();
    await navigator.clipboard.writeText(text.value);
    section.querySelector("[role=status]").textContent = section.dataset.copied;
  });
  section.hidden = false;
}

show().catch(() => {}); // without storage there is nothing to show
