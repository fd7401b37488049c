import { Button, ClientPage, Field, FormKey, Link, Notice, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { ToDosRouter } from "../../server/router.ts";
import styles from "../parts/rows.module.css";

export const meta = pageTitle("To-do");

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await pluginPageApi<ToDosRouter>("to-dos", args).one({ id: args.params["toDoId"] ?? "" })), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<ToDosRouter>("to-dos", args, async (form, api) => {
    const at = { id: args.params["toDoId"] ?? "", key: form.key };
    const intent = form.text("intent");
    if (intent === "tick") await api.tick(at);
    else if (intent === "undo") await api.undo(at);
    else if (intent === "agree") await api.agree({ ...at, dueDay: form.text("dueDay") });
    else if (intent === "skip") await api.skip({ ...at, reason: form.text("reason") });
    else if (intent === "remove") {
      await api.remove(at);
      throw redirect("/to-dos");
    }
    return { done: intent === "skip" ? "Your practice knows that you can’t do this." : "Saved." };
  });

/** One to-do: what it is, and everything that can be done with it. */
export default function OnePage() {
  const { view, state, own, dueDay, note, link, answer: sentBack, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const open = state === "open" || state === "proposed";
  return (
    <ClientPage title={view.title} below={view.kindLine} back={{ href: "/to-dos", label: "To Do list" }} answer={answer}>
      <p><Tag tone={view.status.tone}>{view.status.tag}</Tag> {view.status.text}</p>
      {sentBack ? <Notice>{sentBack.by} wrote: {sentBack.text}</Notice> : null}
      {note ? <p className={styles.note}>{note}</p> : null}
      {link ? <p>{link.startsWith("/") ? <Link href={link}>Open the page</Link> : <a href={link} rel="noreferrer" target="_blank">{link}<span className="vh"> (opens in a new tab)</span></a>}</p> : null}
      {state === "proposed" ? (
        <Form method="post" noValidate className="stack" key={`agree ${form.key}`}>
          <FormKey form={form} />
          <Field label="When will you do it?" hint="Keep the day or choose another" type="date" width="medium" id="dueDay" {...form.field("dueDay", dueDay)} />
          <Button variant="primary" name="intent" value="agree">Agree</Button>
        </Form>
      ) : null}
      {state === "open" ? (
        <Form method="post" key={`tick ${form.key}`}>
          <FormKey form={form} />
          <Button variant="primary" name="intent" value="tick">Mark as done</Button>
        </Form>
      ) : null}
      {view.actions.some((action) => action.id === "undo") ? (
        <Form method="post" key={`undo ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="undo">Undo</Button>
        </Form>
      ) : null}
      {open && !own ? (
        <section aria-labelledby="cannot" className="stack">
          <h2 id="cannot">I can’t do this</h2>
          <Form method="post" noValidate className="stack" key={`skip ${form.key}`}>
            <FormKey form={form} />
            <Field as="textarea" label="Why" optional hint="Your care team reads it" rows={3} maxLength={500} id="reason" {...form.field("reason")} />
            <Button name="intent" value="skip">Take it off my list</Button>
          </Form>
        </section>
      ) : null}
      {open && own ? (
        <Form method="post" key={`remove ${form.key}`}>
          <FormKey form={form} />
          <Button name="intent" value="remove" variant="danger">Remove from my list</Button>
        </Form>
      ) : null}
    </ClientPage>
  );
}
