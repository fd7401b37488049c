import { Link } from "@anteroom/core/ui";
import type { ReactNode } from "react";
import type { DocumentField, DocumentNode, DocumentRun } from "../server/text/document-nodes.ts";
import styles from "./documents.module.css";

export const Runs = ({ text }: { text: readonly DocumentRun[] }) => (
  <>
    {text.map((run, at) => {
      const words = run.strong ? <strong>{run.text}</strong> : run.text;
      return <span key={at}>{run.href ? <Link href={run.href}>{words}</Link> : words}</span>;
    })}
  </>
);

/** A document as real headings, paragraphs and lists, 68 characters wide; `field` draws the places that a signer fills in. */
export function DocumentBody({ nodes, field }: { nodes: readonly DocumentNode[]; field: (node: DocumentField) => ReactNode }) {
  return (
    <div className={styles.document}>
      <div className={styles.text} dir="auto">
        {nodes.map((node, at) => <Node key={at} node={node} field={field} />)}
      </div>
    </div>
  );
}

function Node({ node, field }: { node: DocumentNode; field: (node: DocumentField) => ReactNode }) {
  switch (node.t) {
    case "heading":
      return node.level === 2 ? <h2><Runs text={node.text} /></h2> : <h3><Runs text={node.text} /></h3>;
    case "paragraph":
      return <p><Runs text={node.text} /></p>;
    case "list": {
      const items = node.items.map((item, at) => <li key={at}><Runs text={item} /></li>);
      return node.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    default:
      return <div className={styles.field}>{field(node)}</div>;
  }
}

/** The places of a document that nobody fills in here, such as in a preview. */
export const emptyField = (node: DocumentField): ReactNode => (
  <>
    <p><Runs text={node.text} /></p>
    <p className={styles.answer}>{node.t === "initials" ? "A place for initials" : node.required ? "A box that must be ticked" : "A box that may be ticked"}</p>
  </>
);
