import { settled, violations } from "./looking.ts";
import { looksRight } from "./looks-right.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import {
  comes,
  coming,
  freshRelease,
  goes,
  going,
  item,
  items,
  mode,
  press,
  REDAKTUR,
  SEKAR,
  stored,
  suggest,
  tab,
  WORDS,
  written,
} from "./suggesting.ts";

test("[K117] two people suggest side by side; one is accepted, one rejected, and undo brings back what was decided", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const sekar = await enter(SEKAR, path);
  await expect(body(sekar)).toContainText(WORDS);
  await suggest(sekar);
  await toEnd(sekar);
  await sekar.keyboard.type(" Sekar dulu.");
  await comes(bagus, " Sekar dulu.");
  await suggest(bagus);
  await toEnd(bagus);
  await bagus.keyboard.type(" Bagus lagi.");
  await comes(sekar, " Sekar dulu.", " Bagus lagi.");
  await press(sekar, "Home", 1);
  await press(sekar, "Control+Delete");
  await expect(going(bagus)).toHaveText(/Ada/);
  await untilSaved(sekar);
  expect(await stored(program, id)).toContain(WORDS);
  expect(await stored(program, id)).not.toContain("Sekar dulu");

  await tab(bagus).click();
  await expect(tab(bagus)).toHaveAccessibleName(/3/);
  await expect(item(bagus, "Sekar dulu.")).toContainText("Diskominfo");
  await item(bagus, "Sekar dulu.").getByRole("button", { name: "Terima saran" }).click();
  await comes(sekar, " Bagus lagi.");
  await expect(body(sekar)).toContainText("Contoh. Sekar dulu.");
  await item(bagus, "Ada").getByRole("button", { name: "Tolak saran" }).click();
  await goes(sekar);
  await expect(body(sekar)).toContainText("Ada 12 TPS");
  await untilSaved(bagus);
  expect(await stored(program, id)).toContain(`${WORDS} Sekar dulu.`);
  await body(bagus).focus();
  await press(bagus, "Control+z");
  await expect(going(sekar)).toHaveText(/Ada/);
  await press(bagus, "Control+z");
  await comes(sekar, " Sekar dulu.", " Bagus lagi.");
  await untilSaved(bagus);
});

test("[K117] suggestions are decided by author and all at once, as one step of undo, and reached by keyboard", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const sekar = await enter(SEKAR, path);
  await suggest(sekar);
  await toEnd(sekar);
  await sekar.keyboard.type(" Satu.");
  await press(sekar, "Home", 1);
  await sekar.keyboard.type("Dua. ");
  await expect(coming(bagus)).toHaveCount(2);
  await suggest(bagus);
  await toEnd(bagus);
  await bagus.keyboard.type(" Tiga.");
  await expect(coming(sekar)).toHaveCount(3);

  await press(bagus, "Control+Alt+j");
  await press(bagus, "Control+Alt+j");
  await expect(body(bagus).locator(".proposal.active")).toHaveText(" Satu.");
  await press(bagus, "Control+Alt+k");
  await expect(body(bagus).locator(".proposal.active")).toHaveText("Dua. ");

  await tab(bagus).click();
  await bagus.getByLabel("Saran dari").selectOption({ label: "Sekar Ayuningrum" });
  await bagus.getByRole("button", { name: "Terima semua (2)" }).click();
  await comes(sekar, " Tiga.");
  await body(bagus).focus();
  await press(bagus, "Control+z");
  await expect(coming(sekar)).toHaveCount(3);
  await bagus.getByLabel("Saran dari").selectOption("");
  await bagus.getByRole("button", { name: "Tolak semua (3)" }).click();
  await comes(sekar);
  await expect(body(sekar)).toContainText(WORDS);
  await expect(bagus.getByText("3 saran ditolak.")).toBeAttached();
});

test("[K112] Enter, paste, cut, replacing, an input method and undo make proposals, and shapes are refused with a sentence", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const before = await stored(program, id);
  await suggest(bagus);
  await toEnd(bagus);
  await press(bagus, "Enter");
  await bagus.keyboard.type("- ");
  await expect(body(bagus).locator("ul")).toHaveCount(0);
  await comes(bagus, "- ");
  await press(bagus, "Backspace", 2);
  await bagus.keyboard.type("Paragraf baru");
  await expect(body(bagus).locator("[data-proposed=insertion]")).toHaveText("Paragraf baru");
  await body(bagus).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", " yang ditempel");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await comes(bagus, "Paragraf baru yang ditempel");
  await press(bagus, "Control+z");
  await expect(body(bagus)).not.toContainText("ditempel");

  const input = await bagus.context().newCDPSession(bagus);
  await input.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
  await input.send("Input.insertText", { text: "你" });
  await expect(coming(bagus).last()).toContainText("你");

  await press(bagus, "Control+h");
  await bagus.getByRole("textbox", { name: "Cari di naskah" }).fill("Kecamatan");
  await bagus.getByRole("textbox", { name: "Ganti dengan" }).fill("Distrik");
  await bagus.getByRole("button", { name: "Ganti semua" }).click();
  await goes(bagus, "Kecamatan");
  await expect(coming(bagus).first()).toHaveText("Distrik");
  await press(bagus, "Escape");

  await body(bagus).focus();
  await toEnd(bagus);
  await bagus.getByRole("button", { name: "Subjudul" }).first().click();
  await expect(bagus.getByText("tidak dapat disarankan. Tulis komentar").first()).toBeVisible();
  await untilSaved(bagus);
  expect(await stored(program, id)).toBe(before);
});

test("[K118] a text with open suggestions is not submitted; the page lists them and leads to the first", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await press(bagus, "Control+Alt+s");
  await expect(mode(bagus, "Menyarankan")).toHaveAttribute("aria-pressed", "true");
  await bagus.reload();
  await untilSaved(bagus);
  await expect(mode(bagus, "Menyarankan")).toHaveAttribute("aria-pressed", "true");
  await toEnd(bagus);
  await bagus.keyboard.type(" Lagi.");
  await untilSaved(bagus);
  const refused = await program.call("POST", `/releases/${id}/submit`, {});
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { title: "proposals-open", proposals: [{ inserted: " Lagi.", deleted: "" }] },
  ]);
  await bagus.getByRole("button", { name: "Ajukan" }).click();
  const alert = bagus.getByRole("alert").filter({ hasText: "saran yang belum diputuskan" });
  await alert.getByRole("button", { name: /menyisipkan “ Lagi.”/ }).click();
  await expect(body(bagus)).toBeFocused();
  await expect(tab(bagus)).toHaveAttribute("aria-selected", "true");
});

test("[K116] [K119] an editor limits a writer to suggesting: it holds at once, for the open page too", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const sekar = await enter(SEKAR, path);
  await expect(body(sekar)).toContainText(WORDS);
  const editor = await enter(REDAKTUR, path);
  await untilSaved(editor);
  await editor.getByTitle("Yang sedang membuka").first().click();
  await editor.getByRole("checkbox", { name: "Sekar Ayuningrum hanya menyarankan" }).click();
  await expect(sekar.getByText("Di naskah ini Anda hanya menyarankan:")).toBeVisible();
  await expect(mode(sekar, "Menulis")).toHaveAttribute("aria-disabled", "true");
  await expect(sekar.getByRole("textbox", { name: "Judul" })).toHaveAttribute(
    "contenteditable",
    "false",
  );
  await expect(body(sekar)).toHaveAttribute("contenteditable", "true");
  await toEnd(sekar);
  await sekar.keyboard.type(" Saran saya.");
  await untilSaved(sekar);
  await comes(bagus, " Saran saya.");
  expect(await stored(program, id)).not.toContain("Saran saya");
  await tab(sekar).click();
  await expect(items(sekar)).toHaveCount(1);
  await expect(sekar.getByRole("button", { name: "Terima saran" })).toHaveCount(0);
  await expect(sekar.getByRole("button", { name: "Ajukan" })).toHaveCount(0);

  await sekar.reload();
  await expect(sekar.getByText("Di naskah ini Anda hanya menyarankan:")).toBeVisible();
  await editor.getByRole("checkbox", { name: "Sekar Ayuningrum hanya menyarankan" }).click();
  await expect(sekar.getByText("Di naskah ini Anda hanya menyarankan:")).toBeHidden();
  await expect(mode(sekar, "Menulis")).toHaveAttribute("aria-pressed", "true");
  await expect(sekar.getByRole("button", { name: "Ajukan" })).toBeVisible();
});

test("[K117] [F6] suggestions look right in text and panel, and are decided in the sheet of a phone", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await suggest(bagus);
  await toEnd(bagus);
  await bagus.keyboard.type(" Lagi.");
  await press(bagus, "Enter");
  await bagus.keyboard.type("Paragraf baru.");
  await press(bagus, "ArrowUp", 1);
  await press(bagus, "Home");
  await press(bagus, "Delete", 3);
  await untilSaved(bagus);
  await tab(bagus).click();
  await looksRight(bagus, "naskah dengan saran");
  await bagus.setViewportSize({ width: 390, height: 844 });
  await bagus.getByRole("button", { name: "Isian" }).click();
  await settled(bagus);
  expect(await violations(bagus)).toEqual([]);
  const [first] = await items(bagus).all();
  await first?.getByRole("button", { name: "Terima saran" }).click();
  await expect(items(bagus)).toHaveCount(1);
});
