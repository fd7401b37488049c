import { Button, ChartTab, Checkbox, Checkboxes, EmptyState, Field, FormKey, LinkButton, Radios, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { DocumentsRouter } from "../../server/router.ts";
import styles from "../documents.module.css";

export const meta = pageTitle("Share a file");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const { people } = await pluginPageApi<DocumentsRouter>("documents", args).chart({ clientId });
  return { people, clientId, fileId: new URL(args.request.url).searchParams.get("file") ?? "", formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    await api.share({
      key: form.key, clientId, fileId: form.text("fileId"), title: form.text("title"), note: form.text("note"), text: form.text("text"), audience: form.text("audience") === "everyone" ? "everyone" : "named",
      portalUserIds: form.texts("portalUserIds"), viewOnly: form.ticked("viewOnly"), expires: form.text("expires"),
    });
    throw redirect(`/staff/clients/${clientId}/documents`);
  });

/** Two steps, so that they work without scripts: the file first, then its title and who sees it. */
export default function SharePage() {
  const { people, clientId, fileId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const here = `/staff/clients/${clientId}/documents/share`;
  const base = `/staff/clients/${clientId}/documents`;
  return (
    <ChartTab title="Share a file" back={{ href: base, label: "Documents" }} answer={answer}>
      {people.length === 0 ? <EmptyState>Nobody of this client can see documents in the portal yet. Add a user, or change what one may do, under Client Portal.</EmptyState> : !fileId ? (
        <form method="post" action={`/files?purpose=attachment&back=${encodeURIComponent(here)}`} encType="multipart/form-data" className={styles.form}>
          <Field type="file" label="File" name="file" hint="PDF, picture, Word or sound, up to 25 MB." required />
          <div className={styles.buttons}><Button variant="primary">Go on</Button><LinkButton href={base}>Cancel</LinkButton></div>
        </form>
      ) : (
        <Form method="post" noValidate className={styles.form} key={form.key}>
          <FormKey form={form} />
          <input type="hidden" name="fileId" value={fileId} />
          <Field label="Title" maxLength={200} {...form.field("title")} />
          <Field as="textarea" label="Note" optional hint="The client reads it with the document." rows={3} {...form.field("note")} />
          <Field as="textarea" label="What it says" optional hint="For those who cannot read the file itself, such as a photo of a page." rows={4} {...form.field("text")} />
          <Radios legend="Who sees it" {...form.field("audience", "named")} options={[{ value: "named", label: "Only those ticked below, and the care team" }, { value: "everyone", label: "Everyone who may see documents of this client" }]} />
          <Checkboxes legend="People" {...form.choices("portalUserIds", people.slice(0, 1).map((one) => one.id))} options={people.map((one) => ({ value: one.id, label: one.name }))} />
          <Checkbox label="Show it without a download" hint="Only for pictures. Somebody can still take a picture of the screen." {...form.tick("viewOnly")} />
          <Field type="date" label="They can see it until" optional width="medium" {...form.field("expires")} />
          <div className={styles.buttons}><Button variant="primary">Share the file</Button><LinkButton href={base}>Cancel</LinkButton></div>
        </Form>
      )}
    </ChartTab>
  );
}
