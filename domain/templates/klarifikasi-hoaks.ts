import { dateline, heading, paragraph, QUOTE_EN, QUOTE_ID, quote } from "./blocks.ts";
import { extra, INFO_CLASS, needed, type Template, type TemplateField } from "./template.ts";

const CLAIM_TYPE: TemplateField = {
  key: "claim_type",
  kind: "choice",
  required: true,
  choices: [
    "satire",
    "menyesatkan",
    "tiruan",
    "palsu",
    "koneksi_salah",
    "konteks_salah",
    "dimanipulasi",
  ],
};

const VERDICT: TemplateField = {
  key: "verdict",
  kind: "choice",
  required: true,
  choices: ["salah", "menyesatkan", "sebagian_benar", "benar", "belum_terbukti"],
};

/** A rumour is answered: the fact first, then the claim and how we know. */
export const KLARIFIKASI_HOAKS: Template = {
  key: "klarifikasi_hoaks",
  kind: "klarifikasi",
  parties: "joint",
  fields: [
    needed("contact"),
    needed("claim"),
    needed("narrative", "longtext"),
    needed("claim_source", "list"),
    extra("first_seen", "date"),
    CLAIM_TYPE,
    VERDICT,
    needed("counter_facts", "list"),
    needed("references", "urls"),
    { ...INFO_CLASS, required: false },
  ],
  skeleton: {
    id: [
      dateline(),
      paragraph(
        "fact",
        "{{fakta utama}}. Kabar yang menyebut {{isi klaim secara singkat}} {{tidak benar atau menyesatkan}}.",
      ),
      heading("claim-title", "Klaim yang beredar"),
      paragraph(
        "claim",
        "Sejak {{kapan klaim terlihat}}, di {{tempat klaim beredar}} tersebar pesan bahwa {{isi klaim}}.",
      ),
      heading("explanation-title", "Penjelasan"),
      paragraph("explanation", "{{penjelasan dengan sumbernya}}"),
      quote("quote", QUOTE_ID),
      heading("verdict-title", "Kesimpulan"),
      paragraph("verdict", "Berdasarkan {{dasar kesimpulan}}, klaim itu {{kesimpulan}}."),
      paragraph(
        "reach",
        "Bila menemukan kabar yang meragukan, sampaikan melalui {{kanal laporan}} sebelum membagikannya.",
      ),
    ],
    en: [
      dateline(),
      paragraph(
        "fact",
        "{{main fact}}. The message that says {{the claim in short}} is {{false or misleading}}.",
      ),
      heading("claim-title", "The claim"),
      paragraph(
        "claim",
        "Since {{when it was first seen}} a message has been going round in {{where it circulates}}, saying that {{what it claims}}.",
      ),
      heading("explanation-title", "Explanation"),
      paragraph("explanation", "{{explanation with its sources}}"),
      quote("quote", QUOTE_EN),
      heading("verdict-title", "Conclusion"),
      paragraph("verdict", "On the basis of {{grounds}}, the claim is {{verdict}}."),
      paragraph(
        "reach",
        "If you meet a doubtful message, send it to {{reporting channel}} before you pass it on.",
      ),
    ],
  },
  checklist: ["fact_first", "no_accusing", "no_threat", "archived", "personal_data"],
};
