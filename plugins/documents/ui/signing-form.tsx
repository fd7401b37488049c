import { Button, Checkbox, Disclosure, Field, JumpLink, Radios } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { DocumentField } from "../server/text/document-nodes.ts";
import { DocumentBody, Runs } from "./document-body.tsx";
import styles from "./documents.module.css";
import { SignaturePad } from "./signature-pad.tsx";
import { valuesFrom, type SigningAnswer, type SigningValues } from "./signing-page.ts";

export interface PaperFacts {
  title: string;
  version: number;
  nodes: Parameters<typeof DocumentBody>[0]["nodes"];
  /** What must be filled in, in order. */
  things: { id: string; label: string }[];
  sha256: string;
  signerName: string;
  capacity: string;
  disclosure: string;
  agreement: string;
}

/** The document with its places to fill in, the signature, and the way to the last question. */
export function SigningForm({ paper, pageKey, answer }: { paper: PaperFacts; pageKey: string; answer: SigningAnswer | undefined }) {
  const before = answer?.values ?? (answer?.problem?.values["seen"] ? valuesFrom(answer.problem.values) : null);
  const errors = answer?.problem?.errors ?? {};
  const [done, setDone] = useState<Record<string, boolean>>(() => doneOf(before));
  const note = (id: string, isDone: boolean) => setDone((all) => ({ ...all, [id]: isDone }));
  return (
    <>
      <ThingsToDo paper={paper} done={done} />
      <Form method="post" noValidate className={styles.form}>
        <input type="hidden" name="key" value={before?.key || pageKey} />
        <input type="hidden" name="seen" value={paper.sha256} />
        <DocumentBody nodes={paper.nodes} field={(node) => <FieldOf node={node} value={before?.fields[node.id]} error={errors[node.id]} onDone={(isDone) => note(node.id, isDone)} />} />
        <Signature paper={paper} before={before} errors={errors} onDone={(isDone) => note("name", isDone)} />
        <Checkbox name="agrees" label={`${paper.agreement}${paper.capacity ? ` I sign ${paper.capacity}.` : ""}`} defaultChecked={before?.agrees} error={errors["agrees"]} onChange={(isDone) => note("agrees", isDone)} />
        <Disclosure summary="What this means">{<p className="measure">{paper.disclosure}</p>}</Disclosure>
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="review">Review and sign</Button>
        </div>
      </Form>
    </>
  );
}

const doneOf = (before: SigningValues | null): Record<string, boolean> => ({ agrees: before?.agrees ?? false, name: (before?.name ?? "").length > 1, ...Object.fromEntries(Object.entries(before?.fields ?? {}).map(([id, value]) => [id, value !== ""])) });

function ThingsToDo({ paper, done }: { paper: PaperFacts; done: Record<string, boolean> }) {
  const things = [...paper.things, { id: "name", label: "Your signature" }, { id: "agrees", label: "Agree to sign electronically" }];
  return (
    <nav className={styles.todo} aria-labelledby="things">
      <h2 id="things">{things.length === 1 ? "1 thing to complete" : `${things.length} things to complete`}</h2>
      <ol>
        {things.map((thing) => <li key={thing.id}><span><JumpLink href={`#${thing.id}`}>{thing.label}</JumpLink> <span>{done[thing.id] ? "Done" : "To do"}</span></span></li>)}
      </ol>
    </nav>
  );
}

function FieldOf({ node, value, error, onDone }: { node: DocumentField; value: string | undefined; error: string | undefined; onDone: (isDone: boolean) => void }) {
  if (node.t === "check") return <Checkbox name={node.id} label={<Runs text={node.text} />} hint={node.required ? undefined : "You can leave this open."} defaultChecked={Boolean(value)} error={error} onChange={onDone} />;
  return (
    <>
      <p id={`${node.id}-about`}><Runs text={node.text} /></p>
      <Field label="Your initials" name={node.id} width="short" maxLength={10} autoComplete="off" autoCapitalize="characters" defaultValue={value} error={error} aria-describedby={`${node.id}-about`} onChange={(event) => onDone(event.currentTarget.value.trim() !== "")} />
    </>
  );
}

function Signature({ paper, before, errors, onDone }: { paper: PaperFacts; before: SigningValues | null; errors: Record<string, string>; onDone: (isDone: boolean) => void }) {
  const [scripted, setScripted] = useState(false);
  const [method, setMethod] = useState(before?.method ?? "typed");
  const [drawing, setDrawing] = useState(before?.drawing ?? "");
  const [name, setName] = useState(before?.name ?? "");
  useEffect(() => setScripted(true), []);
  return (
    <section className={styles.section} aria-labelledby="signature">
      <h2 id="signature">Your signature</h2>
      {scripted ? (
        <Radios legend="How you sign" name="method" id="method" value={method} onChange={(value) => setMethod(value === "drawn" ? "drawn" : "typed")} options={[{ value: "typed", label: "Type your name" }, { value: "drawn", label: "Draw it instead" }]} />
      ) : null}
      <Field
        label="Full name" name="name" autoComplete="name" maxLength={120} width="medium" defaultValue={before?.name} error={errors["name"]} hint={`This is for ${paper.signerName}${paper.capacity ? `, who signs ${paper.capacity}` : ""}.`}
        onChange={(event) => {
          setName(event.currentTarget.value);
          onDone(event.currentTarget.value.trim().length > 1);
        }}
      />
      {method === "typed" && name ? <p className={styles.script} aria-hidden="true">{name}</p> : null}
      {scripted && method === "drawn" ? <SignaturePad error={errors["drawing"]} onDrawn={setDrawing} /> : null}
      <input type="hidden" name="drawing" value={method === "drawn" ? drawing : ""} />
    </section>
  );
}
