import { Button, ChartTab, Disclosure, Facts, Field, FormKey, LinkButton, Notice, Tag, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import { DocumentBody, emptyField } from "../document-body.tsx";
import styles from "../documents.module.css";
import { Evidence } from "../evidence.tsx";
import { stateWords } from "../state-words.ts";

export const meta = pageTitle("Signatures");

export async function loader(args: LoaderFunctionArgs) {
  return { found: await pluginPageApi<DocumentsRouter>("documents", args).request({ requestId: args.params["requestId"] ?? "" }), formKey: newUlid() };
}

export interface RequestAnswer extends FormAnswer {
  findings?: { what: string; ok: boolean }[];
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api): Promise<RequestAnswer> => {
    const requestId = args.params["requestId"] ?? "";
    switch (form.text("intent")) {
      case "send":
        await api.sendRequest({ requestId });
        return { done: "Sent. It is in their messages." };
      case "discard":
        await api.takeBack({ requestId, reason: "" });
        throw redirect(`/staff/clients/${args.params["clientId"] ?? ""}/documents`);
      case "take-back":
        await api.takeBack({ requestId, reason: form.text("reason") });
        return { done: "Taken back. Nobody can sign it any more." };
      case "remind":
        await api.remind({ requestId });
        return { done: "Whose turn it is to sign gets a reminder. One a day is the most." };
      case "go-on":
        await api.letGoOn({ requestId });
        return { done: "They can sign again." };
      default: {
        const { findings } = await api.verify({ requestId });
        return { findings, ...(findings.every((one) => one.ok) ? { done: "Everything is as it was when it was signed." } : { problem: { errors: { form: "Something was changed after it was signed. See what, below." }, values: {} } }) };
      }
    }
  }) as Promise<RequestAnswer>;

/** One request: before it is sent as the client will see it, after that how far it is, with its evidence. */
export default function RequestPage() {
  const { found, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<RequestAnswer>();
  const form = formOf(formKey, answer);
  const state = stateWords(found.state);
  const base = `/staff/clients/${found.clientId}/documents`;
  const isDraft = found.state === "draft";
  const myPaper = found.papers.find((paper) => found.signers.some((one) => one.isMe && !one.signed.includes(paper.id)));
  const someSigned = found.signers.some((one) => one.signed.length > 0);
  return (
    <ChartTab title={isDraft ? "As the client will see it" : "Signatures"} back={{ href: base, label: "Documents" }} answer={answer} beside={<Tag tone={state.tone}>{state.words}</Tag>}>
      {isDraft ? (
        <Form method="post" className={styles.buttons}>
          <FormKey form={form} />
          <Button variant="primary" name="intent" value="send">Send to sign</Button>
          <Button variant="quiet" name="intent" value="discard">Throw away</Button>
        </Form>
      ) : null}
      {found.state === "paused" ? (
        <Notice tone="warning" title="A signer has a question"><p>It stands in your conversation. Answer there, then let them go on.</p><Form method="post"><Button name="intent" value="go-on">Let them go on</Button></Form></Notice>
      ) : null}
      {found.reason ? <Notice title={found.state === "declined" ? "Why it was declined" : "Why it was taken back"}>{found.reason}</Notice> : null}
      {myPaper && state.isOpen ? <p><LinkButton variant="primary" href={`${base}/${myPaper.id}/sign`}>Read and sign</LinkButton></p> : null}
      <section className={styles.section} aria-labelledby="signers">
        <h2 id="signers">Who signs</h2>
        <Facts ruled items={found.signers.map((one) => ({ label: `${one.name}, ${one.role.toLowerCase()}`, value: one.doneAt ? <>Signed <When start={new Date(one.doneAt).toISOString()} /></> : one.declinedAt ? "Declined" : one.viewedAt ? <>Opened <When start={new Date(one.viewedAt).toISOString()} /></> : "Not opened yet" }))} />
        {state.isOpen && found.state !== "paused" ? <Form method="post"><Button name="intent" value="remind">Remind now</Button></Form> : null}
        <p className={styles.facts}>{found.ordered ? "One after another. " : ""}{found.dueAt ? <>Due <When start={new Date(found.dueAt).toISOString()} show="day" />. </> : null}{isDraft ? null : <>Ends <When start={new Date(found.expiresAt).toISOString()} show="day" />.</>}</p>
      </section>
      {found.instructions ? <Notice title="What you say about it">{found.instructions}</Notice> : null}
      {found.papers.map((paper) => (
        <section key={paper.id} className={styles.section} aria-labelledby={`paper-${paper.id}`}>
          <h2 id={`paper-${paper.id}`}>{paper.title}</h2>
          <p className={styles.facts}>Version {paper.version}, about {paper.minutes} {paper.minutes === 1 ? "minute" : "minutes"} to read</p>
          {paper.hasCopy ? <p><LinkButton download href={`${base}/${paper.id}/file`}>Download with signatures (PDF)</LinkButton></p> : null}
          {isDraft ? <DocumentBody nodes={paper.nodes} field={emptyField} /> : <Disclosure summary="Read the text"><DocumentBody nodes={paper.nodes} field={emptyField} /></Disclosure>}
        </section>
      ))}
      {isDraft ? null : <Evidence found={found} findings={answer?.findings} />}
      {state.isOpen ? (
        <Disclosure summary="Take it back" defaultOpen={answer?.problem !== undefined && "reason" in answer.problem.errors}>
          <Form method="post" noValidate className={styles.form} key={form.key}>
            <FormKey form={form} />
            <Field as="textarea" label="Why" optional={!someSigned} hint="The signers read it." rows={2} {...form.field("reason")} />
            <div className={styles.buttons}><Button variant="danger" name="intent" value="take-back">Take it back</Button></div>
          </Form>
        </Disclosure>
      ) : null}
    </ChartTab>
  );
}
