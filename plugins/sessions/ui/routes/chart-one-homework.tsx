import { Button, ChartTab, Disclosure, Field, FormKey, Link, Tag, formOf, newUlid, pageTitle, useUploads } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import { AddFiles, filesIn, uploadLimits } from "../parts/add-files.tsx";
import { Given, Sent } from "../parts/homework-parts.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Homework, client chart");

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).chartOneHomework({ id: args.params["homeworkId"] ?? "" })), fileIds: filesIn(args.request), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    const at = { id: args.params["homeworkId"] ?? "", key: form.key };
    const intent = form.text("intent");
    if (intent === "files") {
      await api.homeworkFiles({ ...at, fileIds: form.texts("fileIds") });
      return { done: "Added." };
    }
    if (intent === "cancel") {
      await api.homeworkCancel(at);
      return { done: "Withdrawn." };
    }
    await api.homeworkAnswer({ ...at, comment: form.text("comment"), back: intent === "back" });
    return { done: intent === "back" ? "Sent back." : "The client sees that you have read it." };
  });

/** One piece of homework for staff: what was given, what came back, and the answer. */
export default function ChartOneHomeworkPage() {
  const one = useLoaderData<typeof loader>();
  const { fileIds, formKey } = one;
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const uploads = useUploads(uploadLimits, "document", "one piece of homework");
  const base = `/staff/clients/${one.clientId}/homework`;
  const all = [...fileIds, ...uploads.chips.flatMap((chip) => chip.fileId ?? [])];
  const open = one.state === "assigned" || one.state === "started";
  return (
    <ChartTab title={one.title} below={`From ${one.by}`} back={{ href: base, label: "Homework" }} answer={answer}>
      <div className={styles.page}>
        <p><Tag tone={one.status.tone}>{one.status.tag}</Tag> {one.status.text}</p>
        <Given one={one} />
        {one.worksheet ? <p>Worksheet: {one.worksheet.answers ? <Link href={`/staff/clients/${one.clientId}/forms/${one.worksheet.answers}`}>{one.worksheet.title}</Link> : one.worksheet.title}</p> : null}
        {open ? null : <Sent one={one} whose="What the client sent" />}
        {one.comment ? <section aria-label="Answer" className={styles.section}><h2>Answer</h2><p className={styles.text}>{one.comment}</p><p className={styles.detail}>{one.commentBy}</p></section> : null}
        {one.state === "submitted" || one.state === "reviewed" ? (
          <Form method="post" noValidate className={styles.form} key={`answer ${form.key}`}>
            <FormKey form={form} />
            <Field as="textarea" label={one.state === "submitted" ? "Answer" : "What to go on with"} optional={one.state === "submitted"} rows={4} maxLength={2000} {...form.field("comment")} />
            <p className={styles.buttons}>
              {one.state === "submitted" ? <Button variant="primary" name="intent" value="review">Mark as read</Button> : null}
              <Button name="intent" value="back">Send back to go on</Button>
            </p>
          </Form>
        ) : null}
        {open ? (
          <Disclosure summary="Add files" defaultOpen={fileIds.length > 0 || form.field("files").error !== undefined}>
            <div className={styles.section}>
              <AddFiles here={`${base}/${one.id}`} held={fileIds} uploads={uploads} error={form.field("files").error} />
              <Form method="post" key={`files ${form.key}`}>
                <FormKey form={form} />
                {all.map((id) => <input key={id} type="hidden" name="fileIds" value={id} />)}
                <Button name="intent" value="files">{all.length > 1 ? `Give these ${all.length} files` : "Give this file"}</Button>
              </Form>
            </div>
          </Disclosure>
        ) : null}
        {one.state === "cancelled" ? null : (
          <Form method="post" key={`cancel ${form.key}`}>
            <FormKey form={form} />
            <Button variant="danger" name="intent" value="cancel">{one.repeat ? "Withdraw and stop repeating" : "Withdraw"}</Button>
          </Form>
        )}
      </div>
    </ChartTab>
  );
}
