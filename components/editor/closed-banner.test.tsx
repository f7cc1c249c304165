import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, test } from "vitest";
import { CLOSE, DAMAGED } from "#domain/room.ts";
import { en } from "#messages/en.ts";
import { id } from "#messages/id.ts";
import { ClosedBanner } from "./closed-banner.tsx";

const MESSAGES = { id, en };
/** A y-websocket client stops for good at these; of the others it comes back by itself. */
const FINAL = Object.values(CLOSE).filter((code) => code >= 4400 || code === CLOSE.malformed);

type Case = [code: number, why: string, id: string, en: string, offers: [string, string] | null];

const RELOAD: [string, string] = ["Muat ulang", "Reload"];
const REVIEW: [string, string] = ["Buka halaman tinjau", "Open the review page"];

const CASES: Case[] = [
  [
    1003,
    "",
    "Perubahan terakhir tidak dapat disimpan.",
    "Your last change cannot be saved.",
    RELOAD,
  ],
  [4401, "", "Sesi Anda berakhir.", "Your session has ended.", ["Masuk", "Sign in"]],
  [4401, "suspended", "Akun Anda dinonaktifkan.", "Your account was suspended.", null],
  [
    4401,
    "other-person",
    "Orang lain masuk di peramban ini.",
    "Somebody else signed in on this browser.",
    RELOAD,
  ],
  [
    4403,
    "",
    "Anda tidak dapat menulis naskah ini lagi.",
    "You can no longer write in this document.",
    null,
  ],
  [4404, "", "Naskah ini tidak dapat dibuka.", "This document cannot be opened.", null],
  [4409, "", "Naskah ini sudah diajukan.", "This document has been submitted.", REVIEW],
  [
    4409,
    DAMAGED,
    "Catatan naskah ini rusak, jadi naskah hanya dapat dibaca.",
    "The record of this document is damaged, so it can only be read.",
    RELOAD,
  ],
  [
    4409,
    "restored",
    "Naskah ini dipulihkan ke versi lain.",
    "This document was restored to another version.",
    RELOAD,
  ],
  [
    4409,
    "moved-on",
    "Naskah ini sudah berganti teks selagi Anda menulis.",
    "This document holds another text by now.",
    RELOAD,
  ],
  [
    4413,
    "",
    "Perubahan terakhir terlalu besar untuk disimpan.",
    "Your last change is too large to be saved.",
    RELOAD,
  ],
  [
    4422,
    "",
    "Perubahan terakhir tidak dapat disimpan.",
    "Your last change cannot be saved.",
    RELOAD,
  ],
  [4426, "", "Sinergi sudah diperbarui.", "Sinergi has been updated.", RELOAD],
];

const shown = (locale: "id" | "en", code: number, why: string) =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={MESSAGES[locale]} timeZone="Asia/Jakarta">
      <ClosedBanner closed={{ code, why }} releaseId="0197a000-0000-7000-8000-000000000001" />
    </IntlProvider>,
  );

describe("[K4] every code with which a line ends for good has its words and its next step in both languages", () => {
  test("the table has every code", () => {
    expect([...new Set(CASES.map(([code]) => code))].sort()).toEqual([...FINAL].sort());
  });

  test.each(CASES)("%i %s", (code, why, inIndonesian, inEnglish, offers) => {
    for (const [locale, says, offer] of [
      ["id", inIndonesian, offers?.[0]],
      ["en", inEnglish, offers?.[1]],
    ] as const) {
      const banner = shown(locale, code, why);
      expect(banner).toMatch(/<div[^>]* role="alert"/);
      expect(banner).toContain(`<strong>${says}</strong> `);
      const action = /<(?:a|button)[^>]*>([^<]*)</.exec(banner)?.[1];
      expect(action).toBe(offer);
      expect(banner.replace(/<[^>]*>/g, "").length, "says what to do").toBeGreaterThan(
        says.length + (offer?.length ?? 0) + 20,
      );
    }
  });
});
