import { Button, Disclosure, Facts, Field, FormKey, FormOutcome, Link, Notice, PageHeading, When, formOf } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import { emptyField, DocumentBody } from "./document-body.tsx";
import { ConfirmSigning } from "./confirm-signing.tsx";
import styles from "./documents.module.css";
import { SigningForm } from "./signing-form.tsx";
import type { PaperFacts } from "./signing-form.tsx";
import type { SigningAnswer } from "./signing-page.ts";

export interface SigningFacts extends PaperFacts {
  id: string;
  practice: string;
  minutes: number;
  place: { at: number; of: number };
  instructions: string;
  reason: string;
  dueAt: number | null;
  state: string;
  others: { name: string; role: string; state: string }[];
  signedAt: number | null;
  whyNot: { reason: string; message: string } | null;
  newerPaperId: string | null;
  mayAsk: boolean;
}

/** Reading and signing one document; `base` is where documents lie for this viewer. */
export function SigningView({ paper, pageKey, today, answer, base }: { paper: SigningFacts; pageKey: string; today: number; answer: SigningAnswer | undefined; base: string }) {
  if (answer?.step === "confirm" && answer.values && !paper.whyNot) return <ConfirmSigning paper={paper} values={answer.values} today={today} />;
  const isOpen = paper.whyNot === null;
  return (
    <div className={styles.page}>
      <FormOutcome answer={answer} />
      <PageHeading above={paper.place.of > 1 ? `Document ${paper.place.at} of ${paper.place.of}` : undefined} below={`Version ${paper.version}, from ${paper.practice}. About ${paper.minutes} ${paper.minutes === 1 ? "minute" : "minutes"} to read.`}>{paper.title}</PageHeading>
      {paper.whyNot ? <WhyNot paper={paper} base={base} /> : null}
      {isOpen && paper.instructions ? <Notice title="From your practice">{paper.instructions}</Notice> : null}
      {paper.dueAt && isOpen ? <p>Due <When start={new Date(paper.dueAt).toISOString()} show="day" /></p> : null}
      {paper.others.length > 0 ? <section className={styles.section} aria-labelledby="others"><h2 id="others">Who else signs</h2><Facts items={paper.others.map((one) => ({ label: `${one.name} (${one.role.toLowerCase()})`, value: one.state }))} /></section> : null}
      {isOpen ? <SigningForm paper={paper} pageKey={pageKey} answer={answer} /> : <DocumentBody nodes={paper.nodes} field={emptyField} />}
      <p><a href={`${base}/${paper.id}/file?unsigned`}>Download to read later (PDF)</a></p>
      {isOpen || paper.state === "paused" ? <OtherAnswers pageKey={pageKey} answer={answer} mayAsk={paper.mayAsk} /> : null}
    </div>
  );
}

function WhyNot({ paper, base }: { paper: SigningFacts; base: string }) {
  const reason = paper.whyNot?.reason;
  return (
    <Notice tone={reason === "signed" ? "success" : "info"} title={reason === "newer" ? "There is a newer version" : undefined}>
      <p>{paper.whyNot?.message}</p>
      {paper.reason ? <p>{paper.reason}</p> : null}
      {reason === "signed" ? <p><Link href={`${base}/${paper.id}`}>See the signed document</Link></p> : null}
      {paper.newerPaperId ? <p><Link href={`${base}/${paper.newerPaperId}/sign`}>Read the newer version</Link></p> : null}
      {reason === "paused" ? <Form method="post"><Button variant="secondary" name="intent" value="go-on">Go on to sign</Button></Form> : null}
    </Notice>
  );
}

function OtherAnswers({ pageKey, answer, mayAsk }: { pageKey: string; answer: SigningAnswer | undefined; mayAsk: boolean }) {
  const form = formOf(pageKey, answer);
  const wrong = (name: string): boolean => Boolean(answer?.problem?.errors[name]);
  return (
    <section className={styles.section} aria-label="Other answers">
      {mayAsk ? (
        <Disclosure summary="Ask a question" defaultOpen={wrong("clause") || wrong("question")}>
          <Form method="post" noValidate className={styles.form}>
            <p>Your question goes into your conversation. You can sign when you have an answer.</p>
            <FormKey form={form} />
            <Field as="textarea" label="The words that you ask about" rows={3} hint="Copy them from the document." {...form.field("clause")} />
            <Field as="textarea" label="Your question" rows={3} {...form.field("question")} />
            <div className={styles.buttons}><Button name="intent" value="ask">Send the question</Button></div>
          </Form>
        </Disclosure>
      ) : null}
      <Disclosure summary="I do not want to sign this" defaultOpen={wrong("reason")}>
        <Form method="post" noValidate className={styles.form}>
          <p>You do not have to sign. This ends the request, and your practice reads why.</p>
          <FormKey form={form} />
          <Field as="textarea" label="Why not" rows={3} {...form.field("reason")} />
          <div className={styles.buttons}><Button name="intent" value="decline">Decline to sign</Button></div>
        </Form>
      </Disclosure>
    </section>
  );
}
