import { Button, Checkbox, Field, FormKey, Radios, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("About the form");

export async function loader(args: LoaderFunctionArgs) {
  const form = await pluginPageApi<FormsRouter>("forms", args).form({ formId: args.params["formId"] ?? "" });
  return { form, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (sent, api) => {
    const formId = args.params["formId"] ?? "";
    const minutes = sent.text("minutes");
    await api.changeAbout({
      formId, key: sent.key, rev: sent.version ?? 0, title: sent.text("title"), purpose: sent.text("purpose"), readBy: sent.text("readBy"), afterwards: sent.text("afterwards"),
      sensitive: sent.ticked("sensitive"), pace: sent.text("pace") === "page" ? "page" : "question", ...(minutes ? { minutes: Number(minutes) } : {}),
    });
    throw redirect(`/staff/library/forms/${formId}`);
  });

/** What a form says about itself. */
export default function AboutPage() {
  const { form, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const drawn = formOf(formKey, answer);
  const { definition } = form;
  return (
    <StaffPage title="About the form" back={{ href: `/staff/library/forms/${form.id}`, label: definition.title }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={drawn} version={form.rev} />
        <Field label="Title" hint={form.measure ? "The title of a measure is locked." : "Clients see it."} maxLength={120} readOnly={form.measure} {...drawn.field("title", definition.title)} />
        <Field as="textarea" rows={3} label="What it is for" hint="Clients read it before they begin." {...drawn.field("purpose", definition.purpose)} />
        <Field label="Who reads the answers" {...drawn.field("readBy", definition.readBy)} />
        <Field as="textarea" rows={2} label="What happens next" hint="Clients read it after they send the form." optional {...drawn.field("afterwards", definition.afterwards)} />
        <Radios
          legend="How it is shown" {...drawn.field("pace", definition.pace)}
          options={[{ value: "question", label: "One question at a time", hint: "Best on phones." }, { value: "page", label: "A page at a time", hint: "For short questions that belong together." }]}
        />
        <Field label="Minutes it takes" hint={`Leave it empty to have it worked out: about ${form.minutes}.`} optional inputMode="numeric" width="short" {...drawn.field("minutes", definition.minutes ? String(definition.minutes) : "")} />
        <Checkbox label="The form is sensitive" hint="Lists and notices show “Form from your practice” in place of its title." {...drawn.tick("sensitive", definition.sensitive)} />
        <div className={styles.actions}><Button variant="primary">Save</Button></div>
      </Form>
    </StaffPage>
  );
}
