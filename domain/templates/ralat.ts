import { dateline, paragraph } from "./blocks.ts";
import { extra, needed, type Template } from "./template.ts";

/** A mistake in an earlier release is put right, word for word. */
export const RALAT: Template = {
  key: "ralat",
  kind: "klarifikasi",
  parties: "joint",
  fields: [
    needed("contact"),
    needed("original_title"),
    extra("original_url", "url"),
    needed("changes", "pairs"),
    needed("reason", "longtext"),
    needed("corrected_on", "date"),
  ],
  skeleton: {
    id: [
      dateline(),
      paragraph(
        "what",
        "Siaran “{{judul siaran asal}}” yang terbit pada {{tanggal terbit asal}} memuat kekeliruan tentang {{bagian yang keliru}}.",
      ),
      paragraph(
        "right",
        "Yang benar: {{keterangan yang benar}}. Apa yang tertulis dan seharusnya tercantum di bawah teks ini.",
      ),
      paragraph("cause", "Kekeliruan terjadi karena {{sebab kekeliruan}}."),
      paragraph("apology", "Kami mohon maaf kepada pembaca dan rekan media atas kekeliruan ini."),
    ],
    en: [
      dateline(),
      paragraph(
        "what",
        "The release “{{title of the original}}” of {{date of the original}} contains a mistake about {{the wrong part}}.",
      ),
      paragraph(
        "right",
        "What is right: {{the right information}}. What was written and what it should say is listed below this text.",
      ),
      paragraph("cause", "The mistake happened because {{cause of the mistake}}."),
      paragraph("apology", "We apologise to our readers and to the press."),
    ],
  },
  checklist: ["pairs_exact", "original_named", "date_stated"],
};
