import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ROOT } from "#domain/room.ts";
import type { TemplateField } from "#domain/templates/template.ts";
import { templateOf } from "#domain/templates.ts";
import { FieldDesk } from "./field-desk.ts";
import { Ledger } from "./ledger.ts";

const field = templateOf("ralat").fields.find(({ key }) => key === "reason") as TemplateField;

/** A page with the desk of one field; a higher number wins of two simultaneous entries. */
function page(clientID: number) {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  const ledger = new Ledger();
  const desk = new FieldDesk({ doc, ledger }, field);
  const fields = doc.getMap(ROOT.fields);
  return { doc, ledger, desk, read: () => fields.get(field.key) };
}

describe("[T5] what did not get into a field stays offered", () => {
  let mine: ReturnType<typeof page>;
  let theirs: ReturnType<typeof page>;
  beforeEach(() => {
    mine = page(1);
    theirs = page(2);
    write(mine, "Salah salin");
    meet();
  });

  const offered = () => mine.desk.view().offered;
  function meet() {
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc));
  }
  function write(one: ReturnType<typeof page>, words: string) {
    one.desk.type(words);
    one.desk.leave();
  }

  test("also after a second conflict", () => {
    mine.desk.type("Salah hitung");
    write(theirs, "Salah ketik");
    meet();
    expect(mine.desk.view()).toMatchObject({ value: "Salah hitung", offered: ["Salah ketik"] });
    mine.desk.leave();
    meet();
    mine.desk.type("Salah jumlah");
    write(theirs, "Salah baca");
    meet();
    expect(offered()).toEqual(["Salah ketik", "Salah baca"]);
    mine.desk.dismiss("Salah ketik");
    expect(offered()).toEqual(["Salah baca"]);
  });

  test("also when one's own words were lost before", () => {
    write(mine, "Salah hitung");
    write(theirs, "Salah ketik");
    meet();
    expect(mine.desk.view()).toEqual({
      value: "Salah ketik",
      typing: false,
      offered: ["Salah hitung"],
    });
    mine.desk.type("Salah jumlah");
    write(theirs, "Salah baca");
    meet();
    expect(offered()).toEqual(["Salah hitung", "Salah baca"]);
  });

  test("but once for a colleague who goes on typing", () => {
    mine.desk.type("Salah hitung");
    for (const words of ["Salah k", "Salah ke", "Salah ketik"]) {
      write(theirs, words);
      meet();
    }
    expect(offered()).toEqual(["Salah ketik"]);
  });

  test("taken words change places with those that stood there", () => {
    mine.desk.type("Salah hitung");
    write(theirs, "Salah ketik");
    meet();
    mine.desk.swap("Salah ketik");
    expect(mine.desk.view()).toEqual({
      value: "Salah ketik",
      typing: false,
      offered: ["Salah hitung"],
    });
  });
});

test("[T5] what is typed is in the room as soon as the input is left, and not once more later", () => {
  const { desk, ledger, read } = page(1);
  desk.type("Salah salin");
  expect(ledger.settled).toBe(false);
  expect(read()).toBeUndefined();
  desk.leave();
  expect(read()).toBe("Salah salin");
  expect(ledger.settled).toBe(true);
});
