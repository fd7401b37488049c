import { Button, ChartTab, Facts, Field, FileRow, FormKey, Notice, Tag, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../add-files.module.css";
import forms from "../documents.module.css";
import { fileNote, lineWords } from "../line-words.ts";

export const meta = pageTitle("Document request");

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<DocumentsRouter>("documents", args).collection({ id: args.params["id"] ?? "" })), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api) => {
    const id = args.params["id"] ?? "";
    const intent = form.text("intent");
    if (intent === "stop") {
      await api.stopCollecting({ id });
      return { done: "Taken back. Nobody is reminded any more." };
    }
    if (intent === "remind") {
      await api.remindCollected({ id });
      return { done: "They get a reminder. One a day is the most." };
    }
    const lineId = form.text("lineId");
    await api.decideCollected({ key: form.key, id, lineId, accept: intent === "accept", reason: form.text("reason") });
    return { done: intent === "accept" ? "Accepted." : "They are asked for another file." };
  });

const stateWords = { wanted: "Waiting for the client", toCheck: "To look at", completed: "Done", cancelled: "Taken back", expired: "Ended" };
const shown = ["image/jpeg", "image/png"];

/** A request as staff see it: what was sent for each line, to look at here, to accept or to send back with a reason. */
export default function StaffCollectionPage() {
  const found = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const base = `/staff/clients/${found.clientId}/documents`;
  const isOpen = found.state === "wanted" || found.state === "toCheck";
  const refusedLine = answer?.problem?.values["lineId"]?.[0];
  return (
    <ChartTab title="Document request" back={{ href: base, label: "Documents" }} answer={answer}>
      <Facts ruled items={[{ label: "State", value: stateWords[found.state] }, { label: "Asked of", value: found.asked }, { label: "By", value: found.by }, ...(found.dueAt ? [{ label: "Due", value: <When start={new Date(found.dueAt).toISOString()} show="day" /> }] : []), ...(found.note ? [{ label: "Note", value: found.note }] : [])]} />
      {found.lines.map((line) => {
        const form = formOf(`${found.formKey.slice(0, -1)}${found.lines.indexOf(line)}`, refusedLine === line.id ? answer : undefined);
        return (
          <section key={line.id} className={styles.line} aria-labelledby={`line-${line.id}`}>
            <div className={styles.head}><h2 id={`line-${line.id}`}>{line.label}</h2><Tag tone={lineWords[line.state].tone}>{lineWords[line.state].words}</Tag></div>
            {line.reason ? <Notice><p>Sent back: {line.reason}</p></Notice> : null}
            <ul role="list" className={styles.sent}>
              {line.items.map((item) => (
                <li key={item.id}>
                  <FileRow name={item.title} size={item.size} mime={item.mime} note={fileNote(item)} href={item.fileState === "ready" ? `${base}/${item.id}` : undefined} />
                  {shown.includes(item.mime) && item.fileState === "ready" ? <img src={`${base}/${item.id}/file?look`} width={item.width ?? undefined} height={item.height ?? undefined} alt={`What was sent for ${line.label}`} className={styles.picture} /> : null}
                </li>
              ))}
            </ul>
            {isOpen && line.state === "sent" ? (
              <Form method="post" noValidate className={forms.form} key={form.key}>
                <FormKey form={form} />
                <input type="hidden" name="lineId" value={line.id} />
                <div className={forms.buttons}><Button variant="primary" name="intent" value="accept">Accept<span className="vh">: {line.label}</span></Button></div>
                <Field label="What is wrong with it" hint="They read it and can send another file." optional {...form.field("reason")} id={`reason-${line.id}`} />
                <div className={forms.buttons}><Button name="intent" value="reject">Ask for another file<span className="vh">: {line.label}</span></Button></div>
              </Form>
            ) : null}
          </section>
        );
      })}
      {isOpen ? (
        <Form method="post" className={forms.buttons}>
          {found.state === "wanted" ? <Button name="intent" value="remind">Remind now</Button> : null}
          <Button variant="danger" name="intent" value="stop">Take the request back</Button>
        </Form>
      ) : null}
    </ChartTab>
  );
}
