import { Button, ClientPage, FormKey, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { ToDosRouter } from "../../server/router.ts";
import { ToDoFields } from "../parts/to-do-fields.tsx";

export const meta = pageTitle("Add a to-do");

export async function loader(args: LoaderFunctionArgs) {
  const { mayAdd } = await pluginPageApi<ToDosRouter>("to-dos", args).list();
  if (!mayAdd) throw redirect("/to-dos");
  return { formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<ToDosRouter>("to-dos", args, async (form, api) => {
    await api.add({ key: form.key, title: form.text("title"), note: form.text("note"), dueDay: form.text("dueDay"), repeat: form.text("repeat") as "" });
    throw redirect("/to-dos");
  });

/** A portal user adds something for themselves. */
export default function NewPage() {
  const { formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title="Add a to-do" below="It is in your messages too. Your care team can see it." back={{ href: "/to-dos", label: "To Do list" }} answer={answer}>
      <Form method="post" noValidate className="stack">
        <FormKey form={form} />
        <ToDoFields form={form} />
        <Button variant="primary">Add to my list</Button>
      </Form>
    </ClientPage>
  );
}
