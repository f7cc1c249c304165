import { extra, type Template } from "./template.ts";

/** An empty page: nothing is written for anybody. */
export const KOSONG: Template = {
  key: "kosong",
  kind: "siaran_pers",
  parties: "joint",
  fields: [extra("contact")],
  skeleton: { id: [], en: [] },
  checklist: ["names", "dates", "quotes"],
};
