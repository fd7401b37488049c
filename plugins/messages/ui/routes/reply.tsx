import { Button, Checkbox, Field, FormKey, LinkButton, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { MessagesRouter } from "../../server/router.ts";
import styles from "./replies.module.css";

const all = "/staff/library/replies";

export const meta: MetaFunction = ({ matches, params }) => pageTitle(params["replyId"] === "new" ? "Add a reply" : "Change a reply")({ matches });

export async function loader(args: LoaderFunctionArgs) {
  const { replies, fields, mayShare } = await pluginPageApi<MessagesRouter>("messages", args).replies();
  const id = args.params["replyId"];
  const reply = replies.find((one) => one.id === id && one.mayChange);
  if (id !== "new" && !reply) throw notFoundPage("this reply");
  return { reply: reply ?? null, fields, mayShare, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<MessagesRouter>("messages", args, async (form, api) => {
    const id = args.params["replyId"] === "new" ? undefined : args.params["replyId"];
    if (form.text("intent") === "remove" && id) await api.removeReply({ id });
    else await api.saveReply({ key: form.key, id, version: form.version, title: form.text("title"), text: form.text("text"), shared: form.ticked("shared") });
    throw redirect(all);
  });

/** Adds a saved reply or changes one; fields are filled in for the client when it is used. */
export default function ReplyPage() {
  const { reply, fields, mayShare, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <StaffPage title={reply ? "Change a reply" : "Add a reply"} back={{ href: all, label: "Saved replies" }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} version={reply?.version} />
        <Field label="Name" hint="You find the reply by it." maxLength={80} width="medium" {...form.field("title", reply?.title)} />
        <Field as="textarea" label="Reply" rows={8} dir="auto" {...form.field("text", reply?.text)} />
        <section aria-labelledby="fields-heading">
          <h2 id="fields-heading">Fields you can use</h2>
          <dl className={styles.fields}>
            {fields.map(({ field, label }) => <div key={field}><dt><code>{field}</code></dt><dd>{label}</dd></div>)}
          </dl>
        </section>
        {mayShare ? <Checkbox label="Everybody in the practice can use it" {...form.tick("shared", reply?.shared)} /> : null}
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="save">Save reply</Button>
          <LinkButton href={all}>Cancel</LinkButton>
          {reply ? <Button variant="quiet" name="intent" value="remove">Remove reply</Button> : null}
        </div>
      </Form>
    </StaffPage>
  );
}
