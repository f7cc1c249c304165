import type { MarkedToken, Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { slugOf } from "#domain/slug.ts";

type Links = {
  /** Where an address in the text leads on the page that shows it. */
  href: (href: string) => string;
  /** What stands in a block of code on this page. */
  code?: (text: string) => string;
  /** How large the picture of an address is. */
  size?: (href: string) => { width: number; height: number } | undefined;
};
type Props = { tokens: readonly Token[]; links: Links };

/** Our own Markdown as elements. Raw HTML is not part of it: a document with some fails. */
export function Markdown({ tokens, links }: Props) {
  return <>{tokens.map((token, at) => keyed(at, block(token as MarkedToken, links)))}</>;
}

const keyed = (at: number, node: ReactNode) => <Fragment key={at}>{node}</Fragment>;

function block(token: MarkedToken, links: Links): ReactNode {
  switch (token.type) {
    case "space":
      return null;
    case "heading":
      return heading(token, links);
    case "paragraph":
      return paragraph(token, links);
    case "list":
      return list(token, links);
    case "blockquote":
      return (
        <blockquote>
          <Markdown tokens={token.tokens} links={links} />
        </blockquote>
      );
    case "code":
      return (
        <pre>
          <code>{links.code?.(token.text) ?? token.text}</code>
        </pre>
      );
    case "table":
      return table(token, links);
    case "text":
      return token.tokens ? inlines(token.tokens, links) : token.text;
    default:
      return inline(token, links);
  }
}

function heading({ depth, text, tokens }: Tokens.Heading, links: Links): ReactNode {
  const Tag = depth === 2 ? "h2" : "h3";
  return <Tag id={slugOf(text)}>{inlines(tokens, links)}</Tag>;
}

/** A picture alone in its paragraph is a figure; what it shows stands under it as well. */
function paragraph({ tokens }: Tokens.Paragraph, links: Links): ReactNode {
  const [only] = tokens as MarkedToken[];
  if (tokens.length !== 1 || only?.type !== "image") return <p>{inlines(tokens, links)}</p>;
  return (
    <figure>
      {/* biome-ignore lint/performance/noImgElement: small pictures of our own, of a known size. */}
      <img src={links.href(only.href)} {...links.size?.(only.href)} alt="" loading="lazy" />
      <figcaption>{only.text}</figcaption>
    </figure>
  );
}

function list({ ordered, items }: Tokens.List, links: Links): ReactNode {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag>
      {items.map((item, at) =>
        keyed(
          at,
          <li>
            <Markdown tokens={item.tokens} links={links} />
          </li>,
        ),
      )}
    </Tag>
  );
}

function table({ header, rows }: Tokens.Table, links: Links): ReactNode {
  const cells = (row: Tokens.TableCell[], Tag: "th" | "td") =>
    row.map((cell, at) => keyed(at, <Tag>{inlines(cell.tokens, links)}</Tag>));
  return (
    <table>
      <thead>
        <tr>{cells(header, "th")}</tr>
      </thead>
      <tbody>{rows.map((row, at) => keyed(at, <tr>{cells(row, "td")}</tr>))}</tbody>
    </table>
  );
}

function inlines(tokens: readonly Token[], links: Links): ReactNode {
  return tokens.map((token, at) => keyed(at, inline(token as MarkedToken, links)));
}

function inline(token: MarkedToken, links: Links): ReactNode {
  switch (token.type) {
    case "text":
    case "escape":
      return token.text;
    case "strong":
      return <strong>{inlines(token.tokens, links)}</strong>;
    case "em":
      return <em>{inlines(token.tokens, links)}</em>;
    case "codespan":
      return <code>{token.text}</code>;
    case "br":
      return <br />;
    case "link":
      return <a href={links.href(token.href)}>{inlines(token.tokens, links)}</a>;
    default:
      throw new Error(`the guides do not use ${token.type}`);
  }
}
