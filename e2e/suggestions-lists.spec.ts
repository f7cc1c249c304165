import { looksRight } from "./looks-right.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import {
  comes,
  freshRelease,
  goes,
  item,
  items,
  press,
  SEKAR,
  stored,
  suggest,
  tab,
  WORDS,
  written,
} from "./suggesting.ts";

/** The lines of the text with what they are in, as they are read with everything accepted. */
const lines = (page: Parameters<typeof body>[0]) =>
  body(page).evaluate((root) =>
    [...root.querySelectorAll("p")].map((line) => {
      const copy = line.cloneNode(true) as Element;
      for (const away of copy.querySelectorAll("del, .caret")) away.remove();
      const holder = line.closest("li, blockquote, td")?.tagName.toLowerCase() ?? "";
      return `${holder}:${copy.textContent?.replace(/\u200b/g, "") ?? ""}`;
    }),
  );

test("[K166] in a list Enter proposes an item, a second one goes on behind it, and Backspace joins; rejected it is as before", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await press(bagus, "Enter");
  await bagus.keyboard.type("- satu");
  await press(bagus, "Enter");
  await bagus.keyboard.type("dua");
  await untilSaved(bagus);
  const before = await stored(program, id);
  const sekar = await enter(SEKAR, path);
  await expect(body(sekar)).toContainText("dua");
  await suggest(sekar);
  await toEnd(sekar);
  await press(sekar, "Enter");
  await sekar.keyboard.type("tiga");
  await comes(bagus, "tiga");
  await press(sekar, "Enter");
  await press(sekar, "Enter");
  await sekar.keyboard.type("penutup");
  await expect
    .poll(() => lines(bagus))
    .toEqual([`:${WORDS}`, "li:satu", "li:dua", "li:tiga", ":penutup"]);
  await press(sekar, "ArrowUp", 2);
  await press(sekar, "Home");
  await press(sekar, "Backspace");
  await expect(body(bagus).locator("li [data-proposed=deletion]")).toHaveText("dua");
  await untilSaved(sekar);
  expect(await stored(program, id)).toBe(before);

  await tab(bagus).click();
  await bagus.getByRole("button", { name: /^Tolak semua/ }).click();
  await expect.poll(() => lines(sekar)).toEqual([`:${WORDS}`, "li:satu", "li:dua"]);
  await body(bagus).focus();
  await press(bagus, "Control+z");
  await expect(items(bagus)).not.toHaveCount(0);
  await bagus.getByRole("button", { name: /^Terima semua/ }).click();
  await expect.poll(() => lines(sekar)).toEqual([`:${WORDS}`, "li:satudua", "li:tiga", ":penutup"]);
  await untilSaved(bagus);
});

test("[K166] words selected over two items are proposed to go with what parts them", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await press(bagus, "Enter");
  await bagus.keyboard.type("- satu");
  await press(bagus, "Enter");
  await bagus.keyboard.type("dua");
  await untilSaved(bagus);
  const before = await stored(program, id);
  await suggest(bagus);
  await toEnd(bagus);
  await press(bagus, "ArrowLeft", 1);
  await press(bagus, "Shift+ArrowLeft", 5);
  await press(bagus, "Delete");
  await goes(bagus, "tu", "du");
  await untilSaved(bagus);
  expect(await stored(program, id)).toBe(before);
});

test("[K167] a word in bold is proposed as a look, taken back by the same key, and accepted as bold", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const before = await stored(program, id);
  const sekar = await enter(SEKAR, path);
  await expect(body(sekar)).toContainText(WORDS);
  await suggest(sekar);
  await toEnd(sekar);
  await press(sekar, "Home", 1);
  await press(sekar, "Control+Shift+ArrowRight");
  await press(sekar, "Control+b");
  await expect(body(bagus).locator("ins strong, strong ins")).toHaveText(/Ada/);
  await press(sekar, "Control+b");
  await comes(bagus);
  await goes(bagus);
  await press(sekar, "Control+b");
  await tab(bagus).click();
  await expect(item(bagus, "Ada")).toContainText("Tampilan: tebal");
  await expect(item(bagus, "Ada").locator("del, ins")).toHaveCount(0);
  await untilSaved(sekar);
  expect(await stored(program, id)).toBe(before);
  await bagus.getByRole("button", { name: "Ajukan" }).click();
  await expect(
    bagus.getByRole("alert").getByRole("button", { name: /mengubah tampilan “Ada/ }),
  ).toBeVisible();
  await item(bagus, "Ada").getByRole("button", { name: "Terima saran" }).click();
  await expect(body(sekar).locator("strong")).toHaveText(/Ada/);
  await comes(sekar);
});

test("[K83] [K112] where one suggests, replacing all is proposals and one step of undo", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await press(bagus, "Enter");
  await bagus.keyboard.type("- TPS di Kecamatan lain");
  await untilSaved(bagus);
  const before = await stored(program, id);
  await suggest(bagus);
  await press(bagus, "Control+h");
  await bagus.getByRole("textbox", { name: "Cari di naskah" }).fill("TPS");
  await bagus.getByRole("textbox", { name: "Ganti dengan" }).fill("tempat");
  await bagus.getByRole("button", { name: "Ganti semua" }).click();
  await goes(bagus, "TPS", "TPS");
  await comes(bagus, "tempat", "tempat");
  await untilSaved(bagus);
  expect(await stored(program, id)).toBe(before);
  await press(bagus, "Escape");
  await body(bagus).focus();
  await press(bagus, "Control+z");
  await goes(bagus);
  await comes(bagus);
  await untilSaved(bagus);
  expect(await stored(program, id)).toBe(before);
});

test("[K166] [K167] [F6] suggestions in lists and of looks look right", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  await press(bagus, "Enter");
  await bagus.keyboard.type("- satu");
  await press(bagus, "Enter");
  await bagus.keyboard.type("dua");
  await press(bagus, "Enter");
  await bagus.keyboard.type("empat");
  await suggest(bagus);
  await toEnd(bagus);
  await press(bagus, "ArrowUp", 1);
  await press(bagus, "End");
  await press(bagus, "Enter");
  await bagus.keyboard.type("tiga");
  await press(bagus, "ArrowUp", 1);
  await press(bagus, "Home");
  await press(bagus, "Backspace");
  await press(bagus, "ArrowUp", 1);
  await press(bagus, "Home");
  await press(bagus, "Control+Shift+ArrowRight");
  await press(bagus, "Control+b");
  await untilSaved(bagus);
  await tab(bagus).click();
  await expect(items(bagus)).toHaveCount(3);
  await looksRight(bagus, "naskah dengan saran di daftar");
});
