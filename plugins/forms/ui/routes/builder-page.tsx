import { Button, Field, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { QuestionFields } from "../../server/builder/question-fields.ts";
import type { FormsRouter } from "../../server/router.ts";
import { ConditionEditor } from "../builder/condition-editor.tsx";
import { fieldsIn } from "../builder/fields-in.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("Page of a form");

export async function loader(args: LoaderFunctionArgs) {
  const { formId = "", part = "" } = args.params;
  return { ...(await pluginPageApi<FormsRouter>("forms", args).part({ formId, part })), formId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (sent, api) => {
    const { formId = "", part = "" } = args.params;
    await api.savePage({ formId, key: sent.key, rev: sent.version ?? 0, pageId: part, fields: fieldsIn(sent.data) });
    throw redirect(`/staff/library/forms/${formId}#item-${part}`);
  });

/** The title of a page, the words above its questions, and when it is shown. */
export default function PagePage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const fields = page.fields as QuestionFields;
  const drawn = formOf(page.formKey, answer);
  const stored = (name: string): string => String(fields[name] ?? "");
  return (
    <StaffPage title="Change a page" back={{ href: `/staff/library/forms/${page.formId}`, label: page.title }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={drawn} version={page.rev} />
        <Field label="Title" optional maxLength={120} {...drawn.field("title", stored("title"))} />
        <Field as="textarea" rows={2} label="Words above each question" hint="Such as In the last 2 weeks, how often." optional {...drawn.field("stem", stored("stem"))} />
        <ConditionEditor drawn={drawn} fields={fields} groups={page.groups} what="page" />
        <div className={styles.actions}><Button variant="primary">Save</Button></div>
      </Form>
    </StaffPage>
  );
}
