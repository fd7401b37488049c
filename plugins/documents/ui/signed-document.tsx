import { Facts, Notice, When } from "@anteroom/core/ui";
import type { DocumentField, DocumentNode } from "../server/text/document-nodes.ts";
import { DocumentBody, Runs } from "./document-body.tsx";
import styles from "./documents.module.css";

export interface SignedFacts {
  version: number;
  nodes: DocumentNode[];
  hasCopy: boolean;
  waitsFor: number;
  signatures: { name: string; typedName: string; role: string; capacity: string; at: string; zone: string; fields: Record<string, string>; drawing: string | null }[];
}

/** Who signed and when, and the text with what each filled in. */
export function SignedDocument({ title, signed }: { title: string; signed: SignedFacts }) {
  const last = signed.signatures.at(-1);
  return (
    <>
      <Notice tone="success" title={signed.waitsFor > 0 ? "Signed. We are waiting for the others." : "Signed"}>
        {signed.hasCopy ? "The PDF below is your copy." : "The PDF is being made. Load this page again in a moment."}
      </Notice>
      <Facts
        ruled
        items={[
          { label: "Document", value: `${title}, version ${signed.version}` },
          ...signed.signatures.map((one) => ({ label: `Signed by ${one.name}${one.capacity ? `, ${one.capacity}` : ""}`, value: <When start={one.at} /> })),
          ...(last ? [{ label: "Time zone", value: last.zone.replaceAll("_", " ") }] : []),
        ]}
      />
      <DocumentBody nodes={signed.nodes} field={(node) => <Answers node={node} signed={signed} />} />
      {signed.signatures.some((one) => one.drawing) ? (
        <div className={styles.section}>
          {signed.signatures.map((one) => (one.drawing ? <img key={one.name} src={`data:image/png;base64,${one.drawing}`} alt={`Signature drawn by ${one.name}`} className={styles.drawing} /> : null))}
        </div>
      ) : null}
    </>
  );
}

function Answers({ node, signed }: { node: DocumentField; signed: SignedFacts }) {
  return (
    <>
      <p><Runs text={node.text} /></p>
      {signed.signatures.map((one) => (
        <p key={one.name} className={styles.answer}>{one.name}: {node.t === "initials" ? (one.fields[node.id] ?? "no initials") : one.fields[node.id] ? "ticked" : "not ticked"}</p>
      ))}
    </>
  );
}
