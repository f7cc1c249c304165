import { dateline, heading, paragraph, QUOTE_EN, QUOTE_ID, quote, steps } from "./blocks.ts";
import { extra, INFO_CLASS, needed, type Template } from "./template.ts";

/** A stage of an election opens: what, when, for whom, and what to do. */
export const TAHAPAN_PEMILU: Template = {
  key: "tahapan_pemilu",
  kind: "pengumuman",
  parties: "joint",
  fields: [
    needed("contact"),
    needed("stage"),
    needed("period_start", "date"),
    extra("period_end", "date"),
    needed("figures", "list"),
    needed("legal_basis", "list"),
    needed("audience_action", "list"),
    needed("where"),
    extra("hours"),
    INFO_CLASS,
  ],
  skeleton: {
    id: [
      dateline(),
      paragraph(
        "lead",
        "KPU {{nama daerah}} membuka tahapan {{nama tahapan}} pada {{masa tahapan}}. Tahapan ini penting bagi {{siapa yang terkait}}.",
      ),
      paragraph("figures", "Menurut {{sumber data}} per {{tanggal data}}, {{angka utama}}."),
      heading("steps-title", "Yang perlu Anda lakukan"),
      steps("steps", "{{langkah pertama}}", "{{langkah kedua}}"),
      quote("quote", QUOTE_ID),
      paragraph("basis", "Tahapan ini diselenggarakan berdasarkan {{dasar hukum}}."),
      paragraph(
        "service",
        "Layanan tersedia di {{tempat layanan}} pada {{hari dan jam layanan}}. Keterangan lengkap ada di {{laman}}.",
      ),
    ],
    en: [
      dateline(),
      paragraph(
        "lead",
        "The election commission (KPU) of {{region}} opens the stage {{name of the stage}} on {{period}}. It matters to {{who is concerned}}.",
      ),
      paragraph("figures", "According to {{source}} as of {{date of the data}}, {{main figure}}."),
      heading("steps-title", "What you need to do"),
      steps("steps", "{{first step}}", "{{second step}}"),
      quote("quote", QUOTE_EN),
      paragraph("basis", "The stage is held under {{legal basis}}."),
      paragraph(
        "service",
        "Help is available at {{place of service}} on {{days and hours}}. Details are at {{website}}.",
      ),
    ],
  },
  checklist: ["figures", "decree", "contestants", "quiet_period", "plain_words"],
};
