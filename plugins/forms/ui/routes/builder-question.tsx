import { Button, FormKey, Notice, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { QuestionFields } from "../../server/builder/question-fields.ts";
import type { ItemType } from "../../server/definition/item.ts";
import type { FormsRouter } from "../../server/router.ts";
import { itemTypes } from "../../words/item-types.ts";
import { ConditionEditor } from "../builder/condition-editor.tsx";
import { fieldsIn } from "../builder/fields-in.ts";
import { QuestionForm } from "../builder/question-form.tsx";
import { useAutosave } from "../builder/use-autosave.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("Question");

export async function loader(args: LoaderFunctionArgs) {
  const { formId = "", part = "" } = args.params;
  const { searchParams } = new URL(args.request.url);
  const pageId = searchParams.get("page") ?? "";
  const asked = searchParams.get("type") ?? "";
  const found = await pluginPageApi<FormsRouter>("forms", args).part({ formId, ...(part === "new" ? (pageId ? { pageId } : {}) : { part }) });
  const fields: QuestionFields = found.fields;
  const type = (typeof fields["type"] === "string" ? fields["type"] : asked in itemTypes ? asked : "single-choice") as ItemType;
  return { ...found, fields: { ...fields, type }, type, formId, isNew: part === "new", formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (sent, api) => {
    const { formId = "", part = "" } = args.params;
    const pageId = new URL(args.request.url).searchParams.get("page");
    const { itemId } = await api.saveQuestion({ formId, key: sent.key, rev: sent.version ?? 0, fields: fieldsIn(sent.data), ...(part === "new" ? (pageId ? { pageId } : {}) : { itemId: part }) });
    if (sent.text("intent") === "autosave") return { done: "Saved" };
    const here = `/staff/library/forms/${formId}`;
    throw redirect(sent.text("intent") === "more" ? `${here}/questions/${itemId}` : `${here}#item-${itemId}`);
  });

/** Adds a question to a form or changes one. */
export default function QuestionPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { formId, type, isNew, rev } = page;
  const fields = page.fields as QuestionFields;
  const drawn = formOf(page.formKey, answer);
  const { ref, saved, changed, submitted } = useAutosave(!isNew);
  return (
    <StaffPage title={isNew ? "Add a question" : "Change a question"} below={itemTypes[type]} back={{ href: `/staff/library/forms/${formId}`, label: page.title }} answer={answer}>
      {page.locked ? <Notice title="The words are locked">This form is a measure. Duplicate it to write your own.</Notice> : (
        <Form method="post" noValidate className={styles.form} ref={ref} onChange={changed} onSubmit={submitted} key={`${isNew} ${type}`}>
          <FormKey form={drawn} version={rev} />
          <input type="hidden" name="type" value={type} />
          <QuestionForm drawn={drawn} fields={fields} type={type} />
          <ConditionEditor drawn={drawn} fields={fields} groups={page.groups} what="question" />
          <div className={styles.actions}>
            <Button variant="primary" name="intent" value="save">{isNew ? "Add question" : "Save and go back"}</Button>
            {page.groups.length > 0 ? <Button name="intent" value="more">Save and stay</Button> : null}
            <p className={styles.saved} role="status">{saved}</p>
          </div>
        </Form>
      )}
    </StaffPage>
  );
}
