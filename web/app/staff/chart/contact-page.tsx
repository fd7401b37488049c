import { Button, Disclosure, Field, LinkButton, PageHeading, newUlid } from "@anteroom/core/ui";
import { Form, data, redirect, useActionData, useLoaderData, useNavigation, useParams, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import { requireMay } from "../require-may.ts";
import page from "../staff-page.module.css";
import { chartTitle, useChart } from "./chart-place.ts";
import styles from "./chart-form.module.css";

export const meta: MetaFunction = ({ matches, params }) => chartTitle(params.contactId ? "Edit contact" : "Add a contact")({ matches });

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMay({ request, context }, "writeClients");
  return { key: newUlid() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { clientId = "", contactId } = params;
  const chart = `/staff/clients/${clientId}`;
  const { people } = context.caller;
  if (form.get("intent") === "remove" && contactId) {
    const removed = await formAnswer(request, form, () => people.removeContact({ contactId }));
    if (!removed.ok) return removed.answer;
    throw redirect(`${chart}?done=contact-removed`);
  }
  const fields = { name: textOf(form, "name"), relationship: textOf(form, "relationship"), email: textOf(form, "email"), phone: textOf(form, "phone") };
  const saved = await formAnswer(request, form, () => (contactId ? people.editContact({ contactId, ...fields }) : people.addContact({ clientId, ...fields, key: textOf(form, "key") || undefined })));
  if (!saved.ok) return saved.answer;
  throw redirect(`${chart}?done=contact`);
}

export default function ContactPage() {
  const { client, contacts } = useChart();
  const { key } = useLoaderData<typeof loader>();
  const { contactId } = useParams();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const contact = contacts.find((one) => one.id === contactId);
  if (contactId && !contact) throw data({ message: "We could not find this contact. It may have been removed." }, { status: 404 });
  const values = formValues(problem, { name: contact?.name, relationship: contact?.relationship, email: contact?.email, phone: contact?.phone });
  const at = (name: string) => ({ name, error: values.error(name), defaultValue: values.text(name), autoComplete: "off" });
  return (
    <>
      <Form method="post" noValidate className={styles.form}>
        {contact ? null : <input type="hidden" name="key" value={key} />}
        <FormErrors problem={problem} />
        <PageHeading>{contact ? "Edit contact" : "Add a contact"}</PageHeading>
        <div className={page.form}>
          <Field label="Name" {...at("name")} maxLength={200} />
          <Field label="Relationship to the client" hint="Such as parent, partner or family doctor." {...at("relationship")} maxLength={60} width="medium" />
          <div className={page.pair}>
            <Field label="Phone" optional type="tel" {...at("phone")} maxLength={40} />
            <Field label="E-mail" optional type="email" {...at("email")} maxLength={254} />
          </div>
          <div className={page.buttons}>
            <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save contact</Button>
            <LinkButton href={`/staff/clients/${client.id}`}>Cancel</LinkButton>
          </div>
        </div>
      </Form>
      {contact ? (
        <div className={styles.after}>
          <Disclosure summary="Remove this contact">
            <p>{contact.name} leaves Contact Info. A portal user with the same address keeps their access.</p>
            <Form method="post">
              <Button variant="danger" name="intent" value="remove">Remove {contact.name}</Button>
            </Form>
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}
