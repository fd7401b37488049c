import { Button, ClientPage, Field, FormKey, LinkButton, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";

export const meta = pageTitle("Change my answers");

export async function loader(args: LoaderFunctionArgs) {
  const assignmentId = args.params["assignmentId"] ?? "";
  const form = await pluginPageApi<FormsRouter>("forms", args).open({ assignmentId });
  if (form.state !== "submitted" && form.state !== "reviewed") throw redirect(`/forms/${assignmentId}`);
  return { id: form.id, title: form.title, from: form.from, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const assignmentId = args.params["assignmentId"] ?? "";
    await api.amend({ assignmentId, key: form.key, reason: form.text("reason") });
    throw redirect(`/forms/${assignmentId}/check`);
  });

/** Opens what was sent for changes, with the reason. */
export default function FormChange() {
  const { id, title, from, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title="Change my answers" back={{ href: `/forms/${id}`, label: "Back" }} answer={answer} below={`What you sent for “${title}” stays in your record. Your changed answers go beside it.`}>
      <Form method="post" noValidate className="stack" key={form.key}>
        <FormKey form={form} />
        <Field as="textarea" label="Why do you want to change your answers?" hint={`${from} and the care team can read this.`} rows={3} maxLength={500} {...form.field("reason")} />
        <p className="row">
          <Button variant="primary">Change my answers</Button>
          <LinkButton href={`/forms/${id}`} variant="quiet">Keep them as they are</LinkButton>
        </p>
      </Form>
    </ClientPage>
  );
}
