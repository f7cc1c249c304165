import { dateline, paragraph, quote } from "./blocks.ts";
import { extra, needed, type Template } from "./template.ts";

const quoteId = (id: string, who: 1 | 2) =>
  quote(id, {
    speaker: `narasumber ${who}`,
    position: `jabatan narasumber ${who}`,
    words: `kutipan ${who}`,
  });

const quoteEn = (id: string, who: 1 | 2) =>
  quote(id, { speaker: `speaker ${who}`, position: `position ${who}`, words: `quote ${who}` });

/** Two institutions sign an agreement. */
export const KERJA_SAMA: Template = {
  key: "kerja_sama",
  kind: "siaran_pers",
  parties: "joint",
  fields: [
    needed("contact"),
    needed("agreement_title"),
    extra("agreement_number"),
    needed("event_date"),
    needed("venue"),
    needed("scope", "list"),
    extra("signatories", "list"),
    extra("valid_until", "date"),
  ],
  skeleton: {
    id: [
      dateline(),
      paragraph(
        "lead",
        "{{pihak pertama}} dan {{pihak kedua}} menandatangani {{nama naskah}} tentang {{bidang kerja sama}}. Kerja sama itu bertujuan {{tujuan}}.",
      ),
      paragraph(
        "signing",
        "Naskah ditandatangani oleh {{penanda tangan 1}} dan {{penanda tangan 2}} di {{tempat}} pada {{hari, tanggal}}.",
      ),
      quoteId("quote-1", 1),
      paragraph(
        "roles",
        "Dalam kerja sama ini {{pihak kedua}} {{peran pihak kedua}}, sedangkan {{pihak pertama}} {{peran pihak pertama}}.",
      ),
      quoteId("quote-2", 2),
      paragraph("reach", "Warga dapat menyampaikan laporan dan masukan melalui {{kanal laporan}}."),
    ],
    en: [
      dateline(),
      paragraph(
        "lead",
        "{{first party}} and {{second party}} have signed {{name of the document}} on {{field of cooperation}}. The cooperation is meant to {{purpose}}.",
      ),
      paragraph(
        "signing",
        "{{signatory 1}} and {{signatory 2}} signed the document at {{venue}} on {{day and date}}.",
      ),
      quoteEn("quote-1", 1),
      paragraph(
        "roles",
        "Under the agreement {{second party}} will {{role of the second party}}, while {{first party}} will {{role of the first party}}.",
      ),
      quoteEn("quote-2", 2),
      paragraph(
        "reach",
        "Residents can send reports and suggestions through {{reporting channel}}.",
      ),
    ],
  },
  checklist: ["names", "dates", "quotes", "agreement"],
};
