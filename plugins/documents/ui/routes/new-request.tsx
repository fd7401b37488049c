import { Button, ChartTab, Checkbox, Checkboxes, EmptyState, Field, FormKey, LinkButton, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";

export const meta = pageTitle("Ask for a signature");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<DocumentsRouter>("documents", args).requestChoices({ clientId })), clientId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    const { requestId } = await api.prepareRequest({
      key: form.key, clientId, templateIds: form.texts("templateIds"), signers: form.texts("signers"), instructions: form.text("instructions"), ordered: form.ticked("ordered"), shows: form.ticked("shows"), due: form.text("due"),
    });
    throw redirect(`/staff/clients/${clientId}/documents/requests/${requestId}`);
  });

/** Choose documents and signers; the next page shows it as the client will see it, before anything is sent. */
export default function NewRequestPage() {
  const { templates, signers, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${clientId}/documents`;
  const missing = templates.length === 0 ? "There is no published document yet. Write and publish one in the library." : signers.every((one) => !one.isPortal) ? "Nobody of this client can see documents in the portal yet. Add a user, or change what one may do, under Client Portal." : null;
  return (
    <ChartTab title="Ask for a signature" back={{ href: base, label: "Documents" }} answer={answer}>
      {missing ? <EmptyState action={templates.length === 0 ? <LinkButton href="/staff/library/documents">Open the library</LinkButton> : undefined}>{missing}</EmptyState> : (
        <Form method="post" noValidate className={styles.form} key={form.key}>
          <FormKey form={form} />
          <Checkboxes legend="Documents" {...form.choices("templateIds")} options={templates.map((one) => ({ value: one.id, label: one.title, hint: `Version ${one.version}` }))} />
          <Checkboxes legend="Who signs" {...form.choices("signers", signers.filter((one) => one.isPortal).slice(0, 1).map((one) => one.value))} options={signers.map((one) => ({ value: one.value, label: one.name, hint: one.role }))} />
          <Checkbox label="One after another, in this order" {...form.tick("ordered")} />
          <Checkbox label="Each signer sees how far the others are" {...form.tick("shows", true)} />
          <Field as="textarea" label="What you want to say about it" optional rows={3} {...form.field("instructions")} />
          <Field type="date" label="Due" optional width="medium" {...form.field("due")} />
          <div className={styles.buttons}><Button variant="primary">See it as the client does</Button><LinkButton href={base}>Cancel</LinkButton></div>
        </Form>
      )}
    </ChartTab>
  );
}
