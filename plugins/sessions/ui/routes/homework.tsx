import { Button, Checkboxes, ClientPage, Field, FormKey, Link, Notice, Tag, formOf, newUlid, pageTitle, useUploads } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { FormEvent } from "react";
import { useState } from "react";
import type { SessionsRouter } from "../../server/router.ts";
import { AddFiles, filesIn, uploadLimits } from "../parts/add-files.tsx";
import { Given, Sent } from "../parts/homework-parts.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Homework");

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).homeworkOne({ id: args.params["homeworkId"] ?? "" })), fileIds: filesIn(args.request), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    const at = { id: args.params["homeworkId"] ?? "", key: form.key };
    const intent = form.text("intent");
    if (intent === "days") {
      await api.homeworkDays({ ...at, days: form.texts("days") });
      return { done: "Saved." };
    }
    if (intent === "back") {
      await api.homeworkTakeBack(at);
      return { done: "You can change it and send it again." };
    }
    if (intent === "worksheet") throw redirect(`/forms/${(await api.homeworkWorksheet(at)).assignmentId}`);
    if (intent === "save") {
      await api.homeworkSave({ ...at, note: form.text("note") });
      return { done: "Saved. Only you see it until you send it." };
    }
    await api.homeworkSend({ ...at, note: form.text("note"), fileIds: form.texts("fileIds") });
    return { done: "Sent. Your practice will read it." };
  });

/** One piece of homework: what to do, the days, and sending it. */
export default function HomeworkPage() {
  const one = useLoaderData<typeof loader>();
  const { formKey, fileIds } = one;
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const uploads = useUploads(uploadLimits, "document", "one piece of homework");
  const busy = useNavigation().state !== "idle";
  const [why, setWhy] = useState("");
  const open = one.state === "assigned" || one.state === "started";
  const all = [...fileIds, ...uploads.chips.flatMap((chip) => chip.fileId ?? [])];
  const here = `/sessions/homework/${one.id}`;
  const check = (event: FormEvent): void => {
    const problem = uploads.chips.some((chip) => chip.state === "uploading") ? "Your files are still on their way. Send when they have arrived." : uploads.chips.some((chip) => chip.state === "failed") ? "A file was not uploaded. Try it again or remove it." : "";
    setWhy(problem);
    if (problem) event.preventDefault();
  };
  return (
    <ClientPage title={one.title} below={`Homework from ${one.by}`} back={{ href: "/sessions", label: "Sessions & Homework" }} answer={answer}>
      <div className={styles.page}>
        <div className={styles.section}>
          <p><Tag tone={one.status.tone}>{one.status.tag}</Tag> {one.status.text}</p>
          {one.comment ? <Notice title={`${one.commentBy} wrote`}>{one.comment}</Notice> : null}
        </div>
        <Given one={one} />
        {open && one.days.length > 0 ? (
          <Form method="post" className={styles.form} key={`days ${form.key}`}>
            <FormKey form={form} />
            <Checkboxes legend="On which days did you do it?" hint="Days that you leave out are fine." options={one.days.map((day) => ({ value: day.day, label: day.label }))} {...form.choices("days", one.days.filter((day) => day.done).map((day) => day.day))} />
            <p><Button name="intent" value="days">Save days</Button></p>
          </Form>
        ) : null}
        {open && one.worksheet?.canFill ? (
          <section aria-labelledby="worksheet" className={styles.section}>
            <h2 id="worksheet">Worksheet</h2>
            <p>{one.worksheet.title}. Sending it sends this homework.</p>
            <Form method="post" key={`worksheet ${form.key}`}>
              <FormKey form={form} />
              <Button variant="primary" name="intent" value="worksheet">Open the worksheet</Button>
            </Form>
            <p className={styles.buttons}><More here={here} dueDay={one.dueDay} /></p>
          </section>
        ) : null}
        {open && one.worksheet && !one.worksheet.canFill ? <Notice title="The worksheet cannot be opened now">Write below how it went, or write to your practice.</Notice> : null}
        {open && !one.worksheet?.canFill ? (
          <section aria-labelledby="send" className={styles.section}>
            <h2 id="send">Send it</h2>
            <AddFiles here={here} held={fileIds} uploads={uploads} error={why || form.field("files").error} />
            <Form method="post" noValidate className={styles.form} onSubmit={check} key={`send ${form.key}`}>
              <FormKey form={form} />
              {all.map((id) => <input key={id} type="hidden" name="fileIds" value={id} />)}
              {fileIds.length > 0 ? <p>{fileIds.length === 1 ? "1 file is added." : `${fileIds.length} files are added.`}</p> : null}
              <Field as="textarea" label="How did it go?" optional rows={6} maxLength={4000} {...form.field("note", one.note)} />
              <p className={styles.buttons}>
                <Button variant="primary" name="intent" value="send" busy={busy} busyLabel="Sending…">Send to your practice</Button>
                <Button name="intent" value="save">Save for later</Button>
              </p>
              <p className="muted">Only you and your care team see what you send.</p>
            </Form>
            <p className={styles.buttons}><More here={here} dueDay={one.dueDay} /></p>
          </section>
        ) : null}
        {open ? null : <Sent one={one} whose="What you sent" />}
        {one.worksheet?.answers ? <p><Link href={`/forms/${one.worksheet.answers}`}>Open the worksheet that was sent</Link></p> : null}
        {one.state === "submitted" ? (
          <Form method="post" key={`back ${form.key}`}>
            <FormKey form={form} />
            <Button name="intent" value="back">Take it back to change it</Button>
          </Form>
        ) : null}
      </div>
    </ClientPage>
  );
}

function More({ here, dueDay }: { here: string; dueDay: string | null }) {
  return (
    <>
      <Link href={`${here}/stuck`}>I’m stuck</Link>
      {dueDay ? <a href={`${here}/calendar`}>Add the due day to my calendar</a> : null}
    </>
  );
}
