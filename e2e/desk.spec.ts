import { body, expect, saved, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const contoh = { workspace: "contoh", kind: "siaran_pers", joint: true };

async function freshRelease(baseURL: string | undefined, more: Record<string, unknown> = {}) {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const wish = { ...contoh, title: "Naskah meja tulis", ...more };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return { id: made.id, path: `/naskah/${made.id}`, program };
}

type Sent = { contributors: { name: string }[]; title: string };

test("[C6] opening, clicking and scrolling writes nothing, as editor and as reader", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL, { template: "kerja_sama" });
  const frames: string[] = [];
  for (const email of ["redaktur@kpu.contoh.test", "penulis@kominfo.contoh.test"]) {
    const page = await enter(email);
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => {
        const bytes = Buffer.from(payload);
        // An empty step 2 is how a client says that it has nothing to add.
        if (bytes[0] === 0 && (bytes[1] === 2 || (bytes[1] === 1 && bytes.length > 5))) {
          frames.push(bytes.toString("hex"));
        }
      }),
    );
    await page.goto(path);
    await untilSaved(page);
    await body(page).getByText("{{tujuan}}").click();
    await body(page).getByText("Warga dapat").click();
    await page.getByRole("textbox", { name: "Judul", exact: true }).click();
    await page.getByLabel("Narahubung").click();
    await page.mouse.wheel(0, 600);
    await page.keyboard.press("Tab");
    await untilSaved(page);
  }
  expect(frames).toEqual([]);
  const { body: sent } = await program.call<Sent>("GET", `/releases/${id}`);
  expect(sent.contributors).toEqual([]);
});

test("the formats of the toolbar reach a colleague, and undo takes back only one's own", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter("penulis@kpu.contoh.test", path);
  const budi = await enter("penulis@kominfo.contoh.test", path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await body(ana).click();
  await ana.getByRole("button", { name: "Subjudul", exact: true }).click();
  await ana.keyboard.type("Cara memeriksa");
  await expect(body(budi).getByRole("heading", { name: "Cara memeriksa" })).toBeVisible();
  await toEnd(ana);
  await ana.keyboard.press("Enter");
  await ana.getByRole("button", { name: "Daftar bernomor" }).click();
  await ana.keyboard.type("satu");
  await expect(body(budi).getByRole("listitem")).toContainText("satu");
  await toEnd(budi);
  await budi.keyboard.type(" dari budi");
  await expect(body(ana).getByRole("listitem")).toContainText("satu dari budi");
  await budi.keyboard.press("Control+z");
  await expect(body(ana)).not.toContainText("dari budi");
  await expect(body(ana).getByRole("listitem")).toContainText("satu");
  await ana.keyboard.press("Control+b");
  await ana.keyboard.type(" tebal");
  await expect(body(budi).getByRole("strong")).toContainText("tebal");
});

test("a hostile link is refused with a sentence", async ({ enter, baseURL }) => {
  const { path } = await freshRelease(baseURL);
  const page = await enter("penulis@kpu.contoh.test", path);
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.type("tautan");
  await page.keyboard.press("Shift+Home");
  const toolbar = page.getByRole("toolbar", { name: "Alat tulis" });
  await toolbar.getByRole("button", { name: "Tautan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Alamat").fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Pasang tautan" }).click();
  await expect(dialog).toContainText("tidak dapat dipakai");
  await dialog.getByLabel("Alamat").fill("https://kpu.go.id");
  await dialog.getByRole("button", { name: "Pasang tautan" }).click();
  await expect(body(page).getByRole("link", { name: "tautan" })).toHaveAttribute(
    "href",
    "https://kpu.go.id",
  );
});

test("a pasted address is a link, over words it links the words, and another scheme is none", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const page = await enter("penulis@kpu.contoh.test", path);
  await untilSaved(page);
  const paste = (text: string) =>
    body(page).evaluate((root, words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, text);
  const link = (name: string) => body(page).getByRole("link", { name, exact: true });
  await toEnd(page);
  await paste("Lihat https://kpu.go.id/jepara, lalu javascript:alert(1)");
  await expect(link("https://kpu.go.id/jepara")).toHaveAttribute(
    "href",
    "https://kpu.go.id/jepara",
  );
  await expect(body(page).getByRole("link")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.type("halaman kami");
  await page.keyboard.press("Shift+Home");
  await paste("kpu.go.id");
  await expect(link("halaman kami")).toHaveAttribute("href", "https://kpu.go.id");
  await expect(link("halaman kami")).toHaveAttribute("rel", "noopener noreferrer nofollow");
  await page.keyboard.press("End");
  await page.keyboard.type(" dan seterusnya");
  await expect(link("halaman kami")).toBeVisible();
  await untilSaved(page);
});

test("what is typed without a network is kept on the page and stored when it is back", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const ana = await enter("penulis@kpu.contoh.test", path);
  const budi = await enter("penulis@kominfo.contoh.test", path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await ana.context().setOffline(true);
  await toEnd(ana);
  await ana.keyboard.type("Ditulis tanpa jaringan.");
  await expect(ana.getByRole("status").getByText(saved)).toHaveCount(0);
  await toEnd(budi);
  await budi.keyboard.type("Ditulis sementara itu. ");
  await untilSaved(budi);
  await ana.context().setOffline(false);
  await untilSaved(ana);
  for (const page of [ana, budi]) {
    await expect(body(page)).toContainText("Ditulis tanpa jaringan.");
    await expect(body(page)).toContainText("Ditulis sementara itu.");
  }
});

test("a new title is what lists show once it is stored", async ({ enter, baseURL }) => {
  const { id, path, program } = await freshRelease(baseURL);
  const page = await enter("penulis@kpu.contoh.test", path);
  await untilSaved(page);
  await page.getByRole("textbox", { name: "Judul", exact: true }).click();
  await page.keyboard.press("End");
  await page.keyboard.type(" yang baru");
  await untilSaved(page);
  await expect
    .poll(async () => (await program.call<Sent>("GET", `/releases/${id}`)).body.title)
    .toBe("Naskah meja tulis yang baru");
});

test("a returned text says why, can be revised, and its new version shows the difference", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const writer = await enter("penulis@kpu.contoh.test", path);
  await untilSaved(writer);
  await body(writer).click();
  await writer.keyboard.type("Posko dibuka Minggu.");
  await untilSaved(writer);
  await writer.getByRole("button", { name: "Ajukan" }).click();
  await writer.waitForURL(`**${path}/tinjau`);

  const editor = await enter("redaktur@kominfo.contoh.test", `${path}/tinjau`);
  await editor.getByRole("button", { name: "Kembalikan untuk revisi" }).click();
  const dialog = editor.getByRole("dialog");
  await dialog.getByRole("button", { name: "Kembalikan untuk revisi" }).click();
  await expect(dialog).toContainText("Tulis alasannya");
  await dialog.getByLabel("Alasan").fill("Hari keliru: seharusnya Senin.");
  await dialog.getByRole("button", { name: "Kembalikan untuk revisi" }).click();
  await editor.waitForURL(`**${path}`);

  await writer.goto(path);
  await expect(writer.getByText("Hari keliru: seharusnya Senin.")).toBeVisible();
  await untilSaved(writer);
  await body(writer).getByText("Minggu").dblclick();
  await body(writer).press("Control+a");
  await writer.keyboard.type("Posko dibuka Senin.");
  await untilSaved(writer);
  await writer.getByRole("button", { name: "Ajukan" }).click();
  await writer.waitForURL(`**${path}/tinjau`);
  await editor.goto(`${path}/tinjau`);
  await expect(editor.getByRole("deletion").first()).toContainText("Minggu");
  await expect(editor.getByRole("insertion").first()).toContainText("Senin");
});
