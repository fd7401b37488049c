import { Button, Disclosure, Facts, Tag, When } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import styles from "./documents.module.css";

const kinds: Record<string, string> = { sent: "Sent", opened: "Opened by a signer", signed: "Signed", declined: "Declined", copied: "PDF written", completed: "Everybody has signed", expired: "Time ended", voided: "Taken back" };

interface Found {
  papers: { id: string; title: string; sha256: string; copySha256: string | null }[];
  lines: { line: number; kind: string; at: number; sha256: string }[];
}

/** What happened, line by line, with the hashes, and the button that computes them all again. */
export function Evidence({ found, findings }: { found: Found; findings: { what: string; ok: boolean }[] | undefined }) {
  return (
    <section className={styles.section} aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      <Form method="post"><Button name="intent" value="verify">Check the evidence again</Button></Form>
      {findings ? (
        <ul role="list" className={styles.list} aria-label="What the check found">
          {findings.map((one) => <li key={one.what}><span>{one.what}</span><Tag tone={one.ok ? "success" : "danger"}>{one.ok ? "As it was" : "Changed"}</Tag></li>)}
        </ul>
      ) : null}
      <Disclosure summary="Every line and hash">
        <Facts ruled items={found.papers.flatMap((paper) => [{ label: `${paper.title}: text (SHA-256)`, value: <span className={styles.hash}>{paper.sha256}</span> }, ...(paper.copySha256 ? [{ label: `${paper.title}: PDF (SHA-256)`, value: <span className={styles.hash}>{paper.copySha256}</span> }] : [])])} />
        <ol className="stack-small">
          {found.lines.map((line) => <li key={line.line}>{kinds[line.kind] ?? line.kind}, <When start={new Date(line.at).toISOString()} /><br /><span className={styles.hash}>{line.sha256}</span></li>)}
        </ol>
      </Disclosure>
    </section>
  );
}
