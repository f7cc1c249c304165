import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { checkRoots, InvalidContent, openDocument, readContent, writeContent } from "./document.ts";
import { TEMPLATES } from "./templates.ts";

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const node = new Y.XmlElement(name);
  node.insert(0, children);
  return node;
};
const withBody = (build: (body: Y.XmlFragment, doc: Y.Doc) => void) => {
  const doc = openDocument();
  build(doc.getXmlFragment("body"), doc);
  return doc;
};

describe("a document carries a template there and back", () => {
  for (const { key, skeleton } of TEMPLATES) {
    test(key, () => {
      const content = skeleton.id.length ? [...skeleton.id] : [{ type: "paragraph" }];
      const body = { type: "doc", content };
      const doc = openDocument();
      writeContent(doc, { title: "Judul naskah", body, fields: { contact: "x" } });
      const copy = readContent(openDocument(Y.encodeStateAsUpdate(doc)));
      expect(copy).toEqual({ title: "Judul naskah", body, fields: { contact: "x" } });
    });
  }
});

describe("[V2] what the schema does not know is refused, whatever wrote it", () => {
  const hostile: [string, (body: Y.XmlFragment) => void][] = [
    ["an unknown node", (body) => body.insert(0, [element("iframe")])],
    ["a name from the prototype", (body) => body.insert(0, [element("__proto__")])],
    ["text outside a block", (body) => body.insert(0, [new Y.XmlText("bare")])],
    [
      "an unknown attribute",
      (body) => {
        const node = element("paragraph");
        node.setAttribute("onclick", "x");
        body.insert(0, [node]);
      },
    ],
    [
      "a heading of level 1",
      (body) => {
        const node = element("heading");
        node.setAttribute("level", 1 as unknown as string);
        body.insert(0, [node]);
      },
    ],
    [
      "a javascript link",
      (body) => {
        const text = new Y.XmlText();
        text.insert(0, "klik", { link: { href: "java\tscript:alert(1)" } });
        body.insert(0, [element("paragraph", text)]);
      },
    ],
    [
      "an embedded object",
      (body) => {
        const text = new Y.XmlText();
        text.insertEmbed(0, { image: "x" });
        body.insert(0, [element("paragraph", text)]);
      },
    ],
    [
      "elements nested too deeply",
      (body) => {
        let at: Y.XmlFragment = body;
        for (let depth = 0; depth < 200; depth++) {
          const node = new Y.XmlElement("quote");
          at.insert(0, [node]);
          at = node;
        }
      },
    ],
    ["a NUL in the words", (body) => body.insert(0, [element("paragraph", new Y.XmlText("a\0b"))])],
    [
      "a NUL in the name of a speaker",
      (body) => {
        const node = element("quote", element("paragraph"));
        node.setAttribute("speaker", "a\0b");
        body.insert(0, [node]);
      },
    ],
    [
      "a block id that is no id",
      (body) => {
        const node = element("paragraph");
        node.setAttribute("id", "<script>");
        body.insert(0, [node]);
      },
    ],
    [
      "more runs than anybody formats",
      (body) => {
        const text = new Y.XmlText();
        const delta = Array.from({ length: 2001 }, (_, i) => ({
          insert: "x",
          attributes: i % 2 ? { bold: {} } : {},
        }));
        body.insert(0, [element("paragraph", text)]);
        text.applyDelta(delta);
      },
    ],
    ["a list without items", (body) => body.insert(0, [element("bulletList")])],
    ["a heading in a quote", (body) => body.insert(0, [element("quote", element("heading"))])],
    [
      "a paragraph in a list",
      (body) => body.insert(0, [element("bulletList", element("paragraph"))]),
    ],
  ];
  for (const [name, build] of hostile) {
    test(name, () => expect(() => readContent(withBody(build))).toThrow(InvalidContent));
  }

  test("a NUL in the title or in a field", () => {
    const title = openDocument();
    title.getXmlFragment("title").insert(0, [element("paragraph", new Y.XmlText("a\0"))]);
    expect(() => readContent(title)).toThrow(InvalidContent);
    const field = openDocument();
    field.getMap("fields").set("contact", "a\0");
    expect(() => readContent(field)).toThrow(InvalidContent);
  });

  test("content hidden where the children of the body are listed", () => {
    const doc = openDocument();
    const body = doc.getXmlFragment("body");
    doc.transact((tx) => {
      const id = Y.createID(doc.clientID, 0);
      const hidden = new Y.ContentFormat("hidden", "x".repeat(100));
      new Y.Item(id, null, null, null, null, body, null, hidden).integrate(tx, 0);
    });
    expect(body.toArray()).toEqual([]);
    expect(() => checkRoots(doc, [])).toThrow(InvalidContent);
  });

  test("a root that is not one of three", () => {
    const doc = openDocument();
    doc.getMap("extra").set("a", 1);
    expect(() => checkRoots(doc, [])).toThrow(InvalidContent);
  });

  test("a field that the template does not have, or that is not text", () => {
    const doc = openDocument();
    doc.getMap("fields").set("contact", "x");
    expect(() => checkRoots(doc, ["contact"])).not.toThrow();
    expect(() => checkRoots(doc, [])).toThrow(InvalidContent);
    doc.getMap("fields").set("contact", { deep: true });
    expect(() => readContent(doc)).toThrow(InvalidContent);
  });
});

describe("[C40] a block that lost what may not be missing in it reads as if that stood there, empty", () => {
  const none = { type: "paragraph" };
  const item = (...content: unknown[]) => ({ type: "listItem", content: [none, ...content] });
  const p = () => element("paragraph");
  const li = (...more: Y.XmlElement[]) => element("listItem", p(), ...more);
  const cases: [string, () => Y.XmlElement, number[], unknown[]][] = [
    ["a quote", () => element("quote", p()), [], [none]],
    ["a list", () => element("orderedList", li()), [], [item()]],
    ["an item", () => element("bulletList", li()), [0], [item()]],
    [
      "an item that begins with a list",
      () => element("bulletList", li(element("bulletList", li()))),
      [0],
      [item({ type: "bulletList", content: [item()] })],
    ],
  ];
  test.each(cases)("%s", (_, block, path, content) => {
    const doc = withBody((body) => {
      body.insert(0, [block()]);
      const emptied = [0, ...path].reduce(
        (at: Y.XmlFragment, i) => at.get(i) as Y.XmlElement,
        body,
      );
      emptied.delete(0, 1);
    });
    expect(readContent(doc).body.content?.[0]?.content).toEqual(content);
  });
});

test("an emptied body reads as one empty paragraph and an emptied title as nothing", () => {
  expect(readContent(openDocument())).toEqual({
    title: "",
    body: { type: "doc", content: [{ type: "paragraph" }] },
    fields: {},
  });
});
