import { Button, Checkbox, ErrorSummary, Field, LinkButton, PageHeading } from "@anteroom/core/ui";
import { fieldErrors, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { MessagesRouter } from "../../server/router.ts";
import { pageTitle } from "./page-title.ts";
import styles from "./replies.module.css";

export const meta: MetaFunction = ({ matches, params }) => pageTitle(matches, params["replyId"] === "new" ? "Add a reply" : "Change a reply");

export async function loader(args: LoaderFunctionArgs) {
  const { replies, fields, mayShare } = await pluginPageApi<MessagesRouter>("messages", args).replies();
  const id = args.params["replyId"];
  const reply = replies.find((one) => one.id === id && one.mayChange);
  if (id !== "new" && !reply) throw new Response(JSON.stringify({ appCode: "NOT_FOUND", message: "We could not find this reply." }), { status: 404, headers: { "Content-Type": "application/json" } });
  return { reply: reply ?? null, fields, mayShare };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const api = pluginPageApi<MessagesRouter>("messages", args);
  const typed = (name: string): string => String(form.get(name) ?? "");
  const id = args.params["replyId"] === "new" ? undefined : args.params["replyId"];
  try {
    if (typed("intent") === "remove" && id) await api.removeReply({ id });
    else await api.saveReply({ title: typed("title"), text: typed("text"), shared: form.has("shared"), ...(id ? { id } : {}) });
  } catch (error) {
    const errors = fieldErrors(error);
    if (errors) return { errors, title: typed("title"), text: typed("text"), shared: form.has("shared") };
    throw error;
  }
  throw redirect("/staff/library/replies");
}

/** Adds a saved reply or changes one; fields are filled in for the client when it is used. */
export default function ReplyPage() {
  const { reply, fields, mayShare } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const errors = Object.entries(problem?.errors ?? {}).map(([name, message]) => ({ message, href: `#${name}` }));
  return (
    <div className={styles.page}>
      {problem ? <ErrorSummary errors={errors} attempt={problem} /> : null}
      <PageHeading>{reply ? "Change a reply" : "Add a reply"}</PageHeading>
      <Form method="post" noValidate className={styles.form}>
        <Field label="Name" hint="You find the reply by it." name="title" maxLength={80} error={problem?.errors["title"]} defaultValue={problem?.title ?? reply?.title} width="medium" />
        <Field as="textarea" label="Reply" name="text" rows={8} dir="auto" error={problem?.errors["text"]} defaultValue={problem?.text ?? reply?.text} />
        <section aria-labelledby="fields-heading">
          <h2 id="fields-heading">Fields you can use</h2>
          <dl className={styles.fields}>
            {fields.map(({ field, label }) => <div key={field}><dt><code>{field}</code></dt><dd>{label}</dd></div>)}
          </dl>
        </section>
        {mayShare ? <Checkbox label="Everybody in the practice can use it" name="shared" defaultChecked={problem?.shared ?? reply?.shared} /> : null}
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="save">Save reply</Button>
          <LinkButton href="/staff/library/replies">Cancel</LinkButton>
          {reply ? <Button variant="quiet" name="intent" value="remove">Remove reply</Button> : null}
        </div>
      </Form>
    </div>
  );
}
