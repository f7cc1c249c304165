import type { Page } from "@playwright/test";
import { halfOpen, joined, OWN_PASSWORD } from "./newcomers.ts";
import { Program } from "./program.ts";

/**
 * Every page of the product, for the tests of looks, keyboard and calm. A new page is a new line (a
 * test fails without it): who opens it (nobody for public pages), where it is, and what shows that it is there whole.
 */
export type PageOf = {
  name: string;
  /** Email of the reader; without one nobody is signed in. */
  who?: string;
  /** Whose cookies the reader has, where signing in as on the page is not enough. */
  as?: (origin: string) => Promise<Program>;
  /** The address, or how to find it. */
  at: string | ((program: Program) => Promise<string>);
  /** Resolves when everything of the page is on the screen. */
  ready?: (page: Page) => Promise<void>;
  /** A reference with hundreds of like links: only the first stops are walked. */
  long?: boolean;
  /** What a page throws is drawn in the browser by Next, at times before its stylesheet has come. */
  thrown?: boolean;
  /** Answers that the page may give, 200 unless said otherwise. */
  status?: number;
};

const writer = "penulis@kpu.contoh.test";
const editor = "redaktur@kominfo.contoh.test";

/** The first release of the example workspace in a state, with a suffix for its page. */
const releaseIn =
  (state: string, suffix = "") =>
  async (program: Program) => {
    type Listed = { items: { id: string }[] };
    const { body } = await program.call<Listed>("GET", `/releases?workspace=contoh&state=${state}`);
    if (!body.items[0]) throw new Error(`the demo has no release in ${state}`);
    return `/naskah/${body.items[0].id}${suffix}`;
  };

/** The newest published release of the example workspace. */
const published =
  (suffix = "") =>
  async (program: Program) => {
    type Listed = { items: { url: string }[] };
    const { body } = await program.call<Listed>("GET", "/public/contoh/releases");
    return `${body.items[0]?.url}${suffix}`;
  };

/** The link of somebody who was just invited. */
async function invited({ origin }: Program): Promise<string> {
  const admin = await Program.signedIn(origin, "admin@kpu.contoh.test");
  const email = `tamu-${Date.now()}@kpu.contoh.test`;
  const wish = { workspace: "contoh", agency: "kpu", email, name: "Galih Pranata", title: "Staf" };
  type Made = { link: { path: string } };
  const { body } = await admin.call<Made>("POST", "/people", { ...wish, roles: ["writer"] });
  return body.link.path;
}

/** Waits for a letter to be kept and answers its id; `about` is what its subject says. */
async function letterAbout(origin: string, about: string, to: string): Promise<string> {
  const admin = await Program.signedIn(origin, "admin@contoh.test");
  for (;;) {
    const page = await (await admin.fetch("/pengaturan/surat")).text();
    for (const row of page.split("<tr>")) {
      const id = row.match(/\/pengaturan\/surat\/([0-9a-f-]{36})/)?.[1];
      if (id && row.includes(about) && row.includes(to)) return id;
    }
  }
}

/** The letter of somebody who was just invited. */
async function letterKept({ origin }: Program): Promise<string> {
  await invited({ origin } as Program);
  return `/pengaturan/surat/${await letterAbout(origin, "Undangan menulis di Sinergi", "tamu-")}`;
}

/** The link of somebody who just asked for another address. */
async function addressAsked({ origin }: Program): Promise<string> {
  const { self } = await joined(origin, "writer");
  const email = `baru-${Date.now()}@kpu.contoh.test`;
  await self.call("POST", "/me/address", { current: OWN_PASSWORD, email });
  const admin = await Program.signedIn(origin, "admin@contoh.test");
  const id = await letterAbout(origin, "Pastikan alamat email Anda", email);
  const { body } = await admin.call<{ text: string }>("POST", `/letters/${id}/read`, {});
  return body.text.match(/\/alamat\/[\w-]{32}/)?.[0] ?? "";
}

const deskReady = (page: Page) => page.getByRole("toolbar").waitFor();

export const PAGES: PageOf[] = [
  { name: "masuk", at: "/masuk" },
  { name: "masuk, sesi berakhir", at: "/masuk?sesi=berakhir" },
  { name: "masuk, kode", as: (origin) => halfOpen(origin, "writer"), at: "/masuk/faktor" },
  { name: "lupa kata sandi", at: "/masuk/lupa" },
  { name: "alamat usang", at: "/alamat/rekaan", status: 404, thrown: true },
  { name: "ruang pers", at: "/rilis/contoh" },
  { name: "ruang pers, English", at: "/rilis/contoh?bahasa=en" },
  { name: "ruang pers kosong", at: "/rilis/lumajang" },
  { name: "rilis", at: published() },
  { name: "rilis, English", at: published("?bahasa=en") },
  { name: "rilis tidak ada", at: "/rilis/contoh/tidak-ada", status: 404 },
  { name: "luring", at: "/luring" },
  { name: "papan", who: editor, at: "/naskah" },
  { name: "papan kosong", who: editor, at: "/naskah?q=tidak-ada-yang-begini" },
  { name: "naskah baru", who: editor, at: "/naskah/baru" },
  { name: "meja tulis", who: writer, at: releaseIn("draf"), ready: deskReady },
  {
    name: "meja tulis, dikembalikan",
    who: writer,
    at: releaseIn("perlu_revisi"),
    ready: deskReady,
  },
  { name: "meja beku", who: writer, at: releaseIn("ditinjau") },
  { name: "tinjau", who: editor, at: releaseIn("ditinjau", "/tinjau") },
  { name: "tinjau, disetujui", who: editor, at: releaseIn("disetujui", "/tinjau") },
  { name: "tinjau, terbit", who: editor, at: releaseIn("terbit", "/tinjau") },
  { name: "riwayat", who: editor, at: releaseIn("ditinjau", "/riwayat") },
  { name: "riwayat kosong", who: writer, at: releaseIn("draf", "/riwayat") },
  { name: "undangan", at: invited },
  { name: "undangan usang", at: "/undangan/rekaan", status: 404, thrown: true },
  { name: "mulai, usang", at: "/mulai/rekaan", status: 404, thrown: true },
  { name: "akun", who: "admin@contoh.test", at: "/akun?ruang=contoh" },
  { name: "akun, tidak ada yang cocok", who: "admin@kpu.contoh.test", at: "/akun?q=tidak-ada" },
  { name: "profil", who: writer, at: "/profil" },
  { name: "pengaturan", who: "admin@kpu.contoh.test", at: "/pengaturan" },
  { name: "pengaturan ruang", who: "admin@kpu.contoh.test", at: "/pengaturan/ruang/contoh" },
  { name: "ruang baru", who: "admin@contoh.test", at: "/pengaturan/ruang/baru" },
  { name: "surat", who: "admin@contoh.test", at: "/pengaturan/surat" },
  { name: "satu surat", who: "admin@contoh.test", at: letterKept },
  { name: "alamat baru", at: addressAsked },
  { name: "bantuan", at: "/bantuan" },
  { name: "panduan penulis", at: "/bantuan/penulis" },
  { name: "dokumentasi API", at: "/dokumentasi/api", long: true },
  { name: "bukan untuk penulis", who: writer, at: "/pengaturan", status: 403, thrown: true },
  { name: "tidak ditemukan", who: editor, at: "/naskah/bukan-id", status: 404, thrown: true },
];

/** The address of a page on this server. */
export async function addressOf({ who, at }: PageOf, origin: string): Promise<string> {
  if (typeof at === "string") return at;
  return at(who ? await Program.signedIn(origin, who) : new Program(origin));
}
