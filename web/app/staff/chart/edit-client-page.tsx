import { Button, Field, LinkButton, PageHeading } from "@anteroom/core/ui";
import { Form, redirect, useActionData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import { requireMay } from "../require-may.ts";
import page from "../staff-page.module.css";
import { TimeZoneField } from "../time-zone-field.tsx";
import { chartTitle, useChart } from "./chart-place.ts";
import styles from "./chart-form.module.css";

export const meta = chartTitle("Edit client");

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMay({ request, context }, "writeClients");
  return null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const clientId = params.clientId ?? "";
  const saved = await formAnswer(request, form, () =>
    context.caller.people.editClient({
      clientId,
      firstName: textOf(form, "firstName"),
      lastName: textOf(form, "lastName"),
      nameUsed: textOf(form, "nameUsed"),
      pronouns: textOf(form, "pronouns"),
      birthDate: textOf(form, "birthDate"),
      phone: textOf(form, "phone"),
      email: textOf(form, "email"),
      address: textOf(form, "address"),
      timeZone: textOf(form, "timeZone") || null,
    }),
  );
  if (!saved.ok) return saved.answer;
  throw redirect(`/staff/clients/${clientId}?done=changed`);
}

export default function EditClientPage() {
  const { client } = useChart();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const { prospect: _, ...typed } = client;
  const values = formValues(problem, { ...typed, professionalIds: [] } as Record<string, string | null | string[]>);
  const at = (name: string) => ({ name, error: values.error(name), defaultValue: values.text(name) });
  return (
    <Form method="post" noValidate className={styles.form}>
      <FormErrors problem={problem} />
      <PageHeading>Edit client</PageHeading>
      <div className={page.form}>
        <div className={page.pair}>
          <Field label="First name" {...at("firstName")} autoComplete="off" maxLength={100} />
          <Field label="Last name" {...at("lastName")} autoComplete="off" maxLength={100} />
        </div>
        <div className={page.pair}>
          <Field label="Name used" optional hint="If it differs from the first name." {...at("nameUsed")} autoComplete="off" maxLength={100} />
          <Field label="Pronouns" optional {...at("pronouns")} autoComplete="off" maxLength={60} />
        </div>
        <div className={page.pair}>
          <Field label="Birthday" optional type="date" {...at("birthDate")} />
          <TimeZoneField {...at("timeZone")} none="Not given" />
        </div>
        <div className={page.pair}>
          <Field label="Phone" optional type="tel" {...at("phone")} autoComplete="off" maxLength={40} />
          <Field label="E-mail" optional type="email" {...at("email")} autoComplete="off" maxLength={254} />
        </div>
        <Field as="textarea" label="Address" optional rows={3} {...at("address")} autoComplete="off" maxLength={500} />
        <div className={page.buttons}>
          <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save changes</Button>
          <LinkButton href={`/staff/clients/${client.id}`}>Cancel</LinkButton>
        </div>
      </div>
    </Form>
  );
}
