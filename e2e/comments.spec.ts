import {
  begin,
  freshRelease,
  marked,
  REDAKTUR,
  SEKAR,
  select,
  tab,
  thread,
  words,
  written,
} from "./commenting.ts";
import { settled, sideways, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

type Sent = { contributors: { name: string }[] };

test("[K46] [K47] a comment by keyboard alone is seen by a colleague in under a second, answered, settled and opened again", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const sekar = await enter(SEKAR, path);
  await untilSaved(sekar);
  await tab(sekar).click();
  await expect(sekar.getByText("Belum ada komentar.")).toBeVisible();

  await select(bagus, 4, 6);
  await begin(bagus);
  await expect(bagus.locator(".thread.new q")).toHaveText("12 TPS");
  await bagus.keyboard.type("Angkanya dari mana, @sek");
  const names = bagus.getByRole("listbox", { name: "Sebut" });
  await expect(names.getByRole("option")).toHaveCount(1);
  await bagus.keyboard.press("Enter");
  const asked = (await words(bagus).inputValue()).trim();
  expect(asked).toMatch(/^Angkanya dari mana, @Sekar \S+/);
  await bagus.keyboard.press("Control+Enter");
  await expect(thread(bagus, asked)).toBeVisible();
  // From here on it is stored: everybody else has it within the second.
  await expect(thread(sekar, asked)).toBeVisible({ timeout: 1000 });
  await expect(marked(sekar)).toHaveText("12 TPS");
  await expect(tab(bagus)).toHaveText(/Komentar\s*1/);
  await expect(body(bagus)).toBeFocused();

  await test.step("whoever comments has written nothing of the text", async () => {
    await select(sekar, 14, 9);
    await begin(sekar);
    await sekar.keyboard.type("Dan ini?");
    await sekar.keyboard.press("Control+Enter");
    await expect(marked(bagus)).toHaveCount(2);
    const { body: sent } = await program.call<Sent>("GET", `/releases/${id}`);
    expect(sent.contributors.map(({ name }) => name)).toEqual(["Bagus Adiputro"]);
  });

  await test.step("from the text to the thread and back, without Alt", async () => {
    await select(bagus, 6, 0);
    const quotation = thread(bagus, asked).getByRole("button", { name: /Ke teks/ });
    await bagus.keyboard.press("F6");
    await expect(tab(bagus)).toBeFocused();
    await bagus.keyboard.press("Tab");
    await bagus.keyboard.press("Tab");
    await expect(quotation).toBeFocused();
    await bagus.keyboard.press("Enter");
    await expect(body(bagus)).toBeFocused();
    await bagus.keyboard.press("Control+Alt+m");
    await expect(quotation).toBeFocused();
    await bagus.keyboard.press("Escape");
    await expect(body(bagus)).toBeFocused();
  });

  await thread(sekar, asked).getByRole("button", { name: "Balas" }).click();
  await sekar.getByRole("textbox", { name: "Balasan Anda" }).fill("Dari rekap kemarin.");
  await sekar.getByRole("button", { name: "Kirim" }).click();
  await expect(thread(bagus, asked)).toContainText("Dari rekap kemarin.");
  await thread(bagus, asked).getByRole("button", { name: "Selesaikan" }).click();
  await expect(sekar.getByText("1 komentar selesai")).toBeVisible();
  // The one that is looked at stays marked until the caret goes on.
  await expect(body(sekar).locator(".commented:not(.active)")).toHaveText("Kecamatan");
  await sekar.getByText("1 komentar selesai").click();
  await expect(thread(sekar, asked)).toContainText(/Diselesaikan oleh Bagus/);
  await thread(sekar, asked).getByRole("button", { name: "Buka lagi" }).click();
  await expect(marked(bagus)).toHaveCount(2);
});

test("[K44] own comments are changed and deleted, with a question before, and a trace after", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const sekar = await enter(SEKAR, path);
  await untilSaved(sekar);
  await tab(sekar).click();
  await select(bagus, 4, 6);
  await bagus
    .getByRole("button", { name: /^Komentari/ })
    .first()
    .click();
  await words(bagus).fill("Salah tulis");
  await bagus.getByRole("button", { name: "Kirim" }).click();
  await expect(thread(sekar, "Salah tulis")).toBeVisible();
  await expect(thread(sekar, "Salah tulis").getByRole("button", { name: "Ubah" })).toHaveCount(0);
  await thread(bagus, "Salah tulis").getByRole("button", { name: "Ubah" }).click();
  await bagus.getByRole("textbox", { name: "Ubah komentar Anda" }).fill("Sudah benar");
  await bagus.getByRole("button", { name: "Simpan" }).click();
  await expect(thread(sekar, "Sudah benar")).toContainText("(diubah)");
  await thread(bagus, "Sudah benar").getByRole("button", { name: "Hapus" }).click();
  const question = bagus.getByRole("alertdialog", { name: "Hapus komentar ini?" });
  await bagus.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await thread(bagus, "Sudah benar").getByRole("button", { name: "Hapus" }).click();
  await question.getByRole("button", { name: "Hapus" }).click();
  await sekar.getByText("1 komentar selesai").click();
  await expect(sekar.getByText("Komentar ini dihapus oleh penulisnya.")).toBeVisible();
});

test("[K42] a thread whose words are gone is listed with them; what is written stays when sending fails", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await select(bagus, 4, 6);
  await begin(bagus);
  await bagus.keyboard.type("Periksa lagi");
  await bagus.route("**/threads", (route) => route.abort());
  await bagus.keyboard.press("Control+Enter");
  await expect(bagus.getByRole("alert").filter({ hasText: "Tidak terhubung" })).toBeVisible();
  await expect(words(bagus)).toHaveValue("Periksa lagi");
  await bagus.unroute("**/threads");
  await bagus.getByRole("button", { name: "Kirim" }).click();
  await expect(marked(bagus)).toHaveText("12 TPS");
  await body(bagus).focus();
  await bagus.keyboard.press("Control+a");
  // At once, or a slow machine makes several steps of undo of it.
  await bagus.keyboard.insertText("Semua baru.");
  await expect(bagus.getByRole("heading", { name: "1 komentar tanpa teks" })).toBeVisible();
  await expect(thread(bagus, "Periksa lagi")).toContainText("12 TPS");
  await bagus.keyboard.press("Control+z");
  await expect(marked(bagus)).toHaveText("12 TPS");
});

test("[K43] on a phone a reviewer comments on the frozen text, and the words come back marked", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await bagus.getByRole("button", { name: "Ajukan", exact: true }).click();
  await bagus.waitForURL(/tinjau/);
  const redaktur = await enter(REDAKTUR, `${path}/tinjau`);
  await redaktur.setViewportSize({ width: 390, height: 844 });
  await redaktur.getByText("Ada 12 TPS").evaluate((block) => {
    const text = block.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 4, text, 10);
  });
  await redaktur.getByRole("button", { name: "Komentari" }).click();
  await expect(redaktur.locator(".thread.new q")).toHaveText("12 TPS");
  await words(redaktur).fill("Sumbernya?");
  await redaktur.getByRole("button", { name: "Kirim" }).click();
  await tab(bagus).click();
  await expect(thread(bagus, "Sumbernya?")).toBeVisible();
  await expect(bagus.locator(".frozen mark.commented")).toHaveText("12 TPS");
  await settled(redaktur);
  expect(await violations(redaktur)).toEqual([]);
  await redaktur.keyboard.press("Escape");
  await redaktur.getByRole("button", { name: "Kembalikan untuk revisi" }).click();
  await redaktur.getByLabel("Alasan").fill("Lihat komentar");
  const dialog = redaktur.getByRole("dialog", { name: "Kembalikan untuk revisi" });
  await dialog.getByRole("button", { name: "Kembalikan untuk revisi" }).click();
  await redaktur.waitForURL((url) => !url.pathname.includes("tinjau"));
  await bagus.goto(path);
  await expect(marked(bagus)).toHaveText("12 TPS");
});

test("[K48] marks of another text are not pasted, and forged ones look like nothing", async ({
  enter,
  baseURL,
}) => {
  const first = await freshRelease(baseURL);
  const bagus = await written(enter, first.path);
  await select(bagus, 4, 6);
  await begin(bagus);
  await bagus.keyboard.type("Di sini");
  await bagus.keyboard.press("Control+Enter");
  await expect(marked(bagus)).toHaveText("12 TPS");
  const second = await freshRelease(baseURL);
  await bagus.goto(second.path);
  await untilSaved(bagus);
  await body(bagus).focus();
  const html =
    '<p>Ada <span data-thread="01900000-0000-7000-8000-00000000000a">12 TPS</span> <b>lagi</b></p>';
  await body(bagus).evaluate((area, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", data);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, html);
  await expect(body(bagus)).toContainText("Ada 12 TPS lagi");
  await expect(body(bagus).locator("strong")).toHaveText("lagi");
  await expect(body(bagus).locator("[data-thread]")).toHaveCount(0);
});

test("[K47] [F6] the panel of comments is right in both widths and looks, in both languages", async ({
  enter,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await select(bagus, 4, 6);
  await begin(bagus);
  await bagus.keyboard.type("Angkanya dari mana?");
  await bagus.keyboard.press("Control+Enter");
  await expect(marked(bagus)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await bagus.emulateMedia({ colorScheme });
    await settled(bagus);
    expect(await violations(bagus), colorScheme).toEqual([]);
  }
  await bagus.setViewportSize({ width: 390, height: 844 });
  await expect(bagus.getByRole("dialog")).toBeVisible();
  await bagus.keyboard.press("Escape");
  await bagus.getByRole("button", { name: "Komentar (1)" }).click();
  await expect(bagus.getByRole("dialog")).toContainText("Angkanya dari mana?");
  await settled(bagus);
  expect(await violations(bagus), "sheet").toEqual([]);
  await bagus.setViewportSize({ width: 360, height: 740 });
  expect(await sideways(bagus)).toBeLessThanOrEqual(0);
  await bagus.keyboard.press("Escape");
  await expect(bagus.getByRole("dialog")).toBeHidden();
});

test("[K183] the threads of a frozen text are read, answered and opened at the desk as in the review", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await select(bagus, 4, 6);
  await begin(bagus);
  await bagus.keyboard.type("Angkanya dari mana?");
  await bagus.keyboard.press("Control+Enter");
  await expect(marked(bagus)).toBeVisible();
  await untilSaved(bagus);
  expect((await program.call("POST", `/releases/${id}/submit`, {})).status).toBe(200);
  const review = await enter(REDAKTUR, `${path}/tinjau`);
  const sekar = await enter(SEKAR, path);
  const panel = sekar.getByRole("complementary", { name: "Komentar" });
  const quotation = panel.getByRole("button", { name: /Ke teks: .*12/ });
  await quotation.click();
  await expect(sekar.locator("mark.commented")).toBeFocused();
  await sekar.keyboard.press("Enter");
  await expect(quotation).toBeFocused();
  await panel.getByRole("button", { name: "Balas" }).click();
  await sekar.keyboard.type("Dari rekap kemarin.");
  await sekar.keyboard.press("Control+Enter");
  await review.getByRole("tab", { name: /^Komentar/ }).click();
  await expect(thread(review, "Angkanya dari mana?")).toContainText("Dari rekap kemarin.");
  await sekar.keyboard.press("Control+Alt+m");
  await sekar.getByLabel("Bagian teks").selectOption("Judul");
  await words(sekar).fill("Judulnya cukup?");
  await sekar.keyboard.press("Control+Enter");
  await expect(thread(review, "Judulnya cukup?")).toContainText("Rapat koordinasi");
  await settled(sekar);
  expect(await violations(sekar)).toEqual([]);

  await sekar.setViewportSize({ width: 390, height: 844 });
  const sheet = sekar.getByRole("dialog", { name: "Komentar" });
  await expect(sheet).toBeVisible();
  await sekar.keyboard.press("Escape");
  await sekar.getByRole("button", { name: "Komentar (2)" }).click();
  await sheet.getByRole("button", { name: /Ke teks: .*12/ }).click();
  await expect(sekar.locator("mark.commented")).toBeFocused();
  expect(await sideways(sekar)).toBeLessThanOrEqual(0);
  await settled(sekar);
  expect(await violations(sekar)).toEqual([]);
});

test("[K185] the demo has a text with an answered thread and a settled one", async ({
  enter,
  baseURL,
}) => {
  const program = await Program.signedIn(baseURL ?? "", SEKAR);
  const wanted = "/releases?workspace=contoh&q=Jadwal%20Simulasi%20Pemungutan";
  const { body: found } = await program.call<{ items: { id: string }[] }>("GET", wanted);
  const sekar = await enter(SEKAR, `/naskah/${found.items[0]?.id}`);
  await expect(marked(sekar)).toHaveText("12 SMA");
  await tab(sekar).click();
  await expect(thread(sekar, "nama sekolahnya")).toContainText("sore ini saya masukkan");
  await sekar.getByText("1 komentar selesai").click();
  await expect(thread(sekar, "Jamnya sudah disepakati")).toContainText(/Diselesaikan oleh Sekar/);
});
