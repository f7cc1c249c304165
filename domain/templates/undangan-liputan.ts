import { bullets, paragraph } from "./blocks.ts";
import { extra, needed, type Template } from "./template.ts";

/** The press is invited; a letter, so it has neither dateline nor end mark. */
export const UNDANGAN_LIPUTAN: Template = {
  key: "undangan_liputan",
  kind: "undangan_liputan",
  parties: "own",
  fields: [
    needed("contact"),
    needed("event"),
    needed("held_on", "date"),
    needed("starts_at", "time"),
    needed("venue"),
    extra("map_url", "url"),
    needed("speakers", "list"),
    extra("rsvp"),
    extra("coverage_rules", "longtext"),
    extra("live_url", "url"),
  ],
  skeleton: {
    id: [
      paragraph("address", "Kepada Yth. pemimpin redaksi dan rekan media"),
      paragraph("invitation", "Kami mengundang rekan media untuk meliput {{nama acara}}."),
      bullets(
        "schedule",
        "Hari, tanggal: {{hari, tanggal}}",
        "Pukul: {{pukul dan zona waktu}}",
        "Tempat: {{tempat}}",
        "Narasumber: {{narasumber}}",
      ),
      paragraph("why", "Acara ini penting diliput karena {{alasan acara penting}}."),
      paragraph(
        "confirm",
        "Mohon kabari kehadiran kepada {{narahubung}} paling lambat {{batas konfirmasi}}.",
      ),
      paragraph("thanks", "Terima kasih atas perhatian dan kerja sama rekan media."),
    ],
    en: [
      paragraph("address", "To editors and colleagues of the press"),
      paragraph("invitation", "We invite you to cover {{name of the event}}."),
      bullets(
        "schedule",
        "Day and date: {{day and date}}",
        "Time: {{time and time zone}}",
        "Venue: {{venue}}",
        "Speakers: {{speakers}}",
      ),
      paragraph("why", "The event matters because {{why it matters}}."),
      paragraph("confirm", "Please tell {{contact}} by {{deadline}} whether you are coming."),
      paragraph("thanks", "Thank you for your interest and cooperation."),
    ],
  },
  checklist: ["dates", "contact_reachable", "sent_in_time"],
};
