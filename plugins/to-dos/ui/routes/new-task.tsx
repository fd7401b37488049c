import { Button, Field, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { ToDosRouter } from "../../server/router.ts";
import { ToDoFields } from "../parts/to-do-fields.tsx";

export const meta = pageTitle("Add a task");

export async function loader(args: LoaderFunctionArgs) {
  const { colleagues, me } = await pluginPageApi<ToDosRouter>("to-dos", args).tasks();
  const clientId = new URL(args.request.url).searchParams.get("clientId") ?? "";
  return { colleagues, me, clientId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<ToDosRouter>("to-dos", args, async (form, api) => {
    await api.addTask({ key: form.key, title: form.text("title"), note: form.text("note"), dueDay: form.text("dueDay"), repeat: form.text("repeat") as "", staffId: form.text("staffId"), clientId: form.text("clientId") });
    throw redirect("/staff/tasks");
  });

/** A task for staff; clients never see it. */
export default function NewTaskPage() {
  const { colleagues, me, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <StaffPage title="Add a task" below="Only your team sees it." back={{ href: "/staff/tasks", label: "Tasks" }} answer={answer}>
      <Form method="post" noValidate className="stack">
        <FormKey form={form} />
        <input type="hidden" name="clientId" value={clientId} />
        <ToDoFields form={form} />
        <Field as="select" label="Whose task is it" id="staffId" {...form.field("staffId", me)}>
          <option value={me}>Mine</option>
          <option value="">The team’s</option>
          {colleagues.filter((one) => one.id !== me).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
        <Button variant="primary">Add task</Button>
      </Form>
    </StaffPage>
  );
}
