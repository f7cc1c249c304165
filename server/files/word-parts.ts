import type { Sheet } from "#domain/files/sheet.ts";
import { PICTURE_TYPES } from "#domain/pictures.ts";
import { LEVELS, STEP, type WordList, type Writing } from "./word-body.ts";
import { xml } from "./word-xml.ts";

/** The parts of the package around the body, each by its name. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const NAMES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`;

type Inside = Writing & { body: string; at: Date };

export function parts(
  sheet: Sheet,
  { body, at, addresses, lists, pictures }: Inside,
): Record<string, string> {
  const all = {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relations([
      ["r1", `${OFFICE}/officeDocument`, "word/document.xml"],
      ["r2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": core(sheet, at),
    "word/document.xml": `<w:document ${NAMES}><w:body>${body}${SECTION}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(
      [
        ["s1", `${OFFICE}/styles`, "styles.xml"],
        ["s2", `${OFFICE}/numbering`, "numbering.xml"],
        ["s3", `${OFFICE}/footer`, "footer1.xml"],
        ...pictures.parts.map(
          ({ name }, place): Relation => [`p${place}`, `${OFFICE}/image`, name],
        ),
      ],
      addresses.all,
    ),
    "word/styles.xml": styles(sheet),
    "word/numbering.xml": numbering(lists),
    "word/footer1.xml": footer(sheet),
  };
  return Object.fromEntries(Object.entries(all).map(([name, part]) => [name, HEAD + part]));
}

/** A4 with 2.5 cm around. */
const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="s3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';

function contentTypes(): string {
  const of = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const pictureTypes = Object.entries(PICTURE_TYPES)
    .map(([type, ending]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
    .join("");
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${pictureTypes}${[
    of("word/document.xml", `${WORD}.document.main+xml`),
    of("word/styles.xml", `${WORD}.styles+xml`),
    of("word/numbering.xml", `${WORD}.numbering+xml`),
    of("word/footer1.xml", `${WORD}.footer+xml`),
    of("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
  ].join("")}</Types>`;
}

type Relation = readonly [id: string, type: string, target: string];

function relations(inside: readonly Relation[], addresses: readonly string[] = []): string {
  const own = inside.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  const out = addresses.map(
    (href, at) =>
      `<Relationship Id="a${at}" Type="${OFFICE}/hyperlink" Target="${xml(href)}" TargetMode="External"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${[...own, ...out].join("")}</Relationships>`;
}

function core({ title, language, letterhead }: Sheet, at: Date): string {
  const when = `${at.toISOString().slice(0, 19)}Z`;
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(letterhead.join(", "))}</dc:creator><dc:language>${language}</dc:language>${moment("created")}${moment("modified")}</cp:coreProperties>`;
}

type Style = { id: string; name: string; paragraph?: string; letters?: string; next?: string };

const space = (before: number, after: number) =>
  `<w:spacing w:before="${before}" w:after="${after}"/>`;
const line = (side: "top" | "bottom" | "left", look: "single" | "double") =>
  `<w:pBdr><w:${side} w:val="${look}" w:sz="6" w:space="6" w:color="auto"/></w:pBdr>`;
const heading = (level: number, size: number): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  paragraph: `<w:keepNext/>${space(240, 80)}<w:outlineLvl w:val="${level - 1}"/>`,
  letters: `<w:b/><w:sz w:val="${size}"/>`,
  next: "Normal",
});

const STYLES: readonly Style[] = [
  { id: "Title", name: "Title", paragraph: space(120, 160), letters: '<w:b/><w:sz w:val="36"/>' },
  heading(1, 28),
  heading(2, 24),
  { id: "Quote", name: "Quote", paragraph: `${line("left", "single")}<w:ind w:left="400"/>` },
  { id: "Caption", name: "caption", letters: '<w:sz w:val="19"/>' },
  { id: "Mark", name: "Mark" },
  {
    id: "Letterhead",
    name: "Letterhead",
    paragraph: `${line("bottom", "double")}${space(0, 240)}`,
  },
  { id: "Fact", name: "Fact", paragraph: space(0, 40) },
  { id: "Label", name: "Label", paragraph: `<w:keepNext/>${space(240, 40)}` },
  { id: "Cell", name: "Cell", paragraph: space(40, 40) },
  { id: "Head", name: "Head", paragraph: space(40, 40), letters: "<w:b/>" },
  { id: "EndMark", name: "EndMark", paragraph: '<w:jc w:val="center"/>' },
  { id: "Line", name: "Line", paragraph: line("bottom", "single") },
];

function styles({ language }: Sheet): string {
  const tag = language === "en" ? "en-GB" : "id-ID";
  const own = STYLES.map(
    ({ id, name, paragraph = "", letters = "", next = id }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next}"/><w:qFormat/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}${letters ? `<w:rPr>${letters}</w:rPr>` : ""}</w:style>`,
  );
  const link =
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>';
  return `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/><w:sz w:val="22"/><w:lang w:val="${tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${own.join("")}${link}</w:styles>`;
}

/** One definition of each kind; every list counts by its own instance of it, from its own start. */
function numbering(lists: readonly WordList[]): string {
  const definition = (id: number, format: string, text: (level: number) => string) => {
    const levels = Array.from({ length: LEVELS }, (_, level) => {
      const left = STEP * (level + 1);
      return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text(level)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${STEP}"/></w:pPr></w:lvl>`;
    });
    return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum>`;
  };
  const each = lists.map(({ ordered, level, start }, at) => {
    const from = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
    return `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${ordered ? from : ""}</w:num>`;
  });
  const both = [
    definition(0, "bullet", () => "•"),
    definition(1, "decimal", (level) => `%${level + 1}.`),
  ];
  return `<w:numbering xmlns:w="${MAIN}">${both.join("")}${each.join("")}</w:numbering>`;
}

/** On every page: whether it is signed, or which text it is, and the number of the page. */
function footer({ mark, proof }: Sheet): string {
  const field = (name: string) =>
    `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const of = mark ?? (proof ? `SHA-256 ${proof.sha256.value.slice(0, 12)}` : "");
  const words = (text: string) => `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
  return `<w:ftr ${NAMES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${words(`${of} · `)}${field("PAGE")}${words(" / ")}${field("NUMPAGES")}</w:p></w:ftr>`;
}
