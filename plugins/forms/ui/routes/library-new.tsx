import { Button, Field, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../library.module.css";

export const meta = pageTitle("New form");

export async function loader(args: LoaderFunctionArgs) {
  // Asked so that whoever may not build forms is told here, not after writing one.
  await pluginPageApi<FormsRouter>("forms", args).library();
  return { formKey: newUlid(), importKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const file = form.data.get("file");
    const isImport = form.text("intent") === "import";
    const { id, notes } = isImport
      ? await api.importForm({ key: form.key, text: file && typeof file !== "string" ? await file.text() : "" })
      : { ...(await api.createForm({ key: form.key, title: form.text("title"), purpose: form.text("purpose"), readBy: form.text("readBy") })), notes: [] };
    throw redirect(`/staff/library/forms/${id}${isImport ? `?imported=${notes.length}` : ""}`);
  });

/** Begins a form: with three sentences, or from a file. */
export default function NewFormPage() {
  const { formKey, importKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const importing = answer?.problem?.values["intent"]?.[0] === "import";
  const form = formOf(formKey, importing ? undefined : answer);
  const upload = formOf(importKey, importing ? answer : undefined);
  return (
    <StaffPage title="New form" back={{ href: "/staff/library/forms", label: "Forms" }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} />
        <Field label="Title" hint="Clients see it." maxLength={120} {...form.field("title")} />
        <Field as="textarea" rows={3} label="What it is for" hint="Clients read it before they begin." {...form.field("purpose")} />
        <Field label="Who reads the answers" {...form.field("readBy", "Your professional and the care team")} />
        <div className={styles.buttons}><Button variant="primary" name="intent" value="create">Create form</Button></div>
      </Form>
      <section className={styles.rule} aria-labelledby="import">
        <Form method="post" encType="multipart/form-data" noValidate className={styles.form}>
          <FormKey form={upload} />
          <h2 id="import">Or bring one in</h2>
          <Field type="file" accept=".json,application/json,application/fhir+json" label="File" hint="A form that was exported, or a FHIR R4 Questionnaire." name="file" error={importing ? answer?.problem?.errors["file"] ?? answer?.problem?.errors["text"] : undefined} />
          <div className={styles.buttons}><Button name="intent" value="import">Bring in the form</Button></div>
        </Form>
      </section>
    </StaffPage>
  );
}
