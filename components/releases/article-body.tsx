import type { ReactNode } from "react";
import { isSafeHref } from "#domain/links.ts";
import { shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { ArticleTable } from "./article-table.tsx";
import { Figure } from "./figure.tsx";

/** A frozen body as it is read: no hooks and no client code, the public page uses it too. */
export function ArticleBody({ body, pictures }: { body: JsonNode; pictures: string }) {
  return <div className="reading">{children(body, pictures)}</div>;
}

type NodeProps = {
  node: JsonNode;
  /** Address under which its pictures lie, each by its hash. */
  pictures: string;
};

export function ArticleNode({ node, pictures }: NodeProps): ReactNode {
  switch (node.type as NodeName) {
    case "doc":
      return <>{children(node, pictures)}</>;
    case "paragraph":
      return <p>{children(node, pictures)}</p>;
    case "dateline":
      return <p className="dateline">{children(node, pictures)}</p>;
    case "heading":
      return node.attrs?.level === 3 ? (
        <h3>{children(node, pictures)}</h3>
      ) : (
        <h2>{children(node, pictures)}</h2>
      );
    case "bulletList":
      return <ul>{children(node, pictures)}</ul>;
    case "orderedList":
      return <ol start={orderStart(node)}>{children(node, pictures)}</ol>;
    case "listItem":
      return <li>{children(node, pictures)}</li>;
    case "taskList":
      return <ul className="tasks">{children(node, pictures)}</ul>;
    case "taskItem":
      return <Task node={node} pictures={pictures} />;
    case "table":
      return <ArticleTable table={node} inside={(cell) => children(cell, pictures)} />;
    case "endMark":
      return <p className="end-mark">{children(node, pictures)}</p>;
    case "quote":
      return <Quote node={node} pictures={pictures} />;
    case "horizontalRule":
      return <hr />;
    case "image":
      return <Figure picture={shownPicture(node)} pictures={pictures} />;
    case "hardBreak":
      return <br />;
    case "text":
      return <Marked text={node.text ?? ""} marks={node.marks ?? []} />;
    default:
      return null;
  }
}

type NodeName =
  | "doc"
  | "paragraph"
  | "dateline"
  | "heading"
  | "bulletList"
  | "orderedList"
  | "listItem"
  | "taskList"
  | "taskItem"
  | "table"
  | "endMark"
  | "quote"
  | "horizontalRule"
  | "image"
  | "hardBreak"
  | "text";

function children(node: JsonNode, pictures: string): ReactNode[] {
  // Frozen text never reorders, so the place is the key.
  return (node.content ?? []).map((child, place) => (
    <ArticleNode key={String(place)} node={child} pictures={pictures} />
  ));
}

function orderStart(node: JsonNode): number | undefined {
  const start: unknown = node.attrs?.start;
  return typeof start === "number" && start !== 1 ? start : undefined;
}

/** The box is a sign like that of a list, so whoever hears the text hears whether it is done. */
function Task({ node, pictures }: NodeProps) {
  return (
    <li>
      <span className="tick">{node.attrs?.checked === true ? "☑" : "☐"}</span>
      <div>{children(node, pictures)}</div>
    </li>
  );
}

/** Somebody's words with their name; an unnamed quote has no empty line under it. */
function Quote({ node, pictures }: NodeProps) {
  const source = [node.attrs?.speaker, node.attrs?.position].filter(Boolean).join(", ");
  return (
    <blockquote>
      {children(node, pictures)}
      {source && <footer>{source}</footer>}
    </blockquote>
  );
}

type Mark = { type: string; attrs?: Record<string, unknown> };

function Marked({ text, marks }: { text: string; marks: Mark[] }): ReactNode {
  return marks.reduceRight<ReactNode>(wrap, text);
}

function wrap(inside: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{inside}</strong>;
    case "italic":
      return <em>{inside}</em>;
    case "underline":
      return <u>{inside}</u>;
    case "highlight":
      return <mark>{inside}</mark>;
    case "subscript":
      return <sub>{inside}</sub>;
    case "superscript":
      return <sup>{inside}</sup>;
    case "comment":
      return <Commented {...mark.attrs}>{inside}</Commented>;
    case "link": {
      const href = mark.attrs?.href;
      if (!isSafeHref(href)) return inside;
      return (
        <a href={href} rel="noopener noreferrer nofollow">
          {inside}
        </a>
      );
    }
    default:
      return inside;
  }
}

type CommentedProps = { thread?: string; active?: boolean; first?: boolean; children: ReactNode };

/** Words that are talked about, where a page shows its reader that; published texts have none. */
function Commented({ thread, active, first, children: inside }: CommentedProps) {
  return (
    <mark
      className={active ? "commented active" : "commented"}
      data-thread={thread}
      aria-describedby={first ? "has-comments" : undefined}
      tabIndex={first ? 0 : undefined}
    >
      {inside}
    </mark>
  );
}
