import { Button, ChartTab, EmptyState, Field, FormKey, LinkButton, Radios, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";

export const meta = pageTitle("Ask for documents");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const { people } = await pluginPageApi<DocumentsRouter>("documents", args).chart({ clientId });
  return { people, clientId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    const { id } = await api.collect({ key: form.key, clientId, portalUserId: form.text("portalUserId"), labels: form.text("labels"), note: form.text("note"), due: form.text("due") });
    throw redirect(`/staff/clients/${clientId}/documents/collect/${id}`);
  });

/** Staff ask somebody for documents, one a line. */
export default function NewCollectionPage() {
  const { people, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const base = `/staff/clients/${clientId}/documents`;
  return (
    <ChartTab title="Ask for documents" back={{ href: base, label: "Documents" }} answer={answer}>
      {people.length === 0 ? <EmptyState>Nobody of this client can see documents in the portal yet. Add a user, or change what one may do, under Client Portal.</EmptyState> : (
        <Form method="post" noValidate className={styles.form} key={form.key}>
          <FormKey form={form} />
          <Radios legend="Who is asked" {...form.field("portalUserId", people[0]?.id)} options={people.map((one) => ({ value: one.id, label: one.name }))} />
          <Field as="textarea" label="What you need" hint="One document a line, such as Front of the insurance card. They see it as a checklist." rows={4} {...form.field("labels")} />
          <Field as="textarea" label="What you want to say about it" optional rows={3} {...form.field("note")} />
          <Field type="date" label="Due" optional width="medium" {...form.field("due")} />
          <div className={styles.buttons}><Button variant="primary">Ask for the documents</Button><LinkButton href={base}>Cancel</LinkButton></div>
        </Form>
      )}
    </ChartTab>
  );
}
