import { htmlOf } from "#domain/files/html.ts";
import { markdownOf } from "#domain/files/markdown.ts";
import {
  FILE_TYPES,
  type FileFormat,
  fileName,
  type Sheet,
  type SheetPicture,
} from "#domain/files/sheet.ts";
import { fileQuery } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { pdfOf } from "./files/pdf.ts";
import { wordOf } from "./files/word.ts";
import { parse } from "./parse.ts";
import { withBytes } from "./release-picture.ts";
import { type DatedSheet, getSheet } from "./releases/sheet.ts";
import type { ServedFile } from "./served-file.ts";
import { settings } from "./settings.ts";

type Writer = (sheet: Sheet, at: Date) => ServedFile["content"] | Promise<ServedFile["content"]>;

const WRITERS: Record<FileFormat, Writer> = {
  pdf: pdfOf,
  markdown: markdownOf,
  html: htmlOf,
  docx: wordOf,
};

/** A release as a file for anyone who may read it: the text as stored now, or a frozen version. */
export async function getReleaseFile(
  actor: Actor,
  releaseId: string,
  input: unknown,
): Promise<ServedFile> {
  const { format, version } = parse(fileQuery, input);
  const [origin = ""] = settings().origins;
  const { sheet, at, pictures } = await getSheet(actor, releaseId, version, origin);
  return {
    name: fileName(sheet.title, version ?? null, format),
    type: FILE_TYPES[format].type,
    content: await WRITERS[format]({ ...sheet, pictures: await picturesOf(pictures) }, at),
  };
}

async function picturesOf({ kept, address }: DatedSheet["pictures"]): Promise<Sheet["pictures"]> {
  const found = new Map<string, SheetPicture>();
  for (const picture of kept) {
    const { sha256, type, bytes } = await withBytes(picture);
    found.set(sha256, { type, bytes, url: `${address}/${sha256}` });
  }
  return found;
}
