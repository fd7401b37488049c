import { Button, ClientPage, Field, FormKey, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("I’m stuck");

export async function loader(args: LoaderFunctionArgs) {
  const { id, title } = await pluginPageApi<SessionsRouter>("sessions", args).homeworkOne({ id: args.params["homeworkId"] ?? "" });
  return { id, title, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    await api.homeworkStuck({ id: args.params["homeworkId"] ?? "", key: form.key, text: form.text("text") });
    throw redirect("/");
  });

/** A message to the care team that says which homework it is about. */
export default function StuckPage() {
  const { id, title, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title="I’m stuck" below={`Your care team gets a message about “${title}”.`} back={{ href: `/sessions/homework/${id}`, label: "Homework" }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} />
        <Field as="textarea" label="What is in the way?" rows={5} maxLength={2000} {...form.field("text")} />
        <p><Button variant="primary">Send message</Button></p>
      </Form>
    </ClientPage>
  );
}
