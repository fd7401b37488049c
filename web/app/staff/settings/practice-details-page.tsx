import { Field, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf } from "../form-answer.ts";
import { formValues } from "../form-errors.tsx";
import page from "../staff-page.module.css";
import { TimeZoneField } from "../time-zone-field.tsx";
import { countries } from "./countries.ts";
import { SavedLine, SettingsForm, savedMark } from "./settings-form.tsx";

export const meta = pageTitle("Name, country and time zone");

/** After a refusal too: the form then names what is stored now. */
export const shouldRevalidate = (): boolean => true;

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { practice: await pageAnswer(request, context.caller.practice.details()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const saved = await formAnswer(request, form, () =>
    context.caller.practice.save({
      revision: Number(textOf(form, "revision")),
      name: textOf(form, "name"),
      alias: textOf(form, "alias"),
      country: textOf(form, "country"),
      timeZone: textOf(form, "timeZone"),
      phone: textOf(form, "phone"),
    }),
  );
  if (!saved.ok) return saved.answer;
  throw redirect(`/staff/settings/practice/details?${savedMark()}`);
}

export default function PracticeDetailsPage() {
  const { practice } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { name, alias, country, timeZone, phone, revision } = practice;
  const values = formValues(problem, { name, alias, country, timeZone, phone });
  const at = (field: string) => ({ name: field, error: values.error(field), defaultValue: values.text(field), autoComplete: "off" });
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/practice">Practice settings</BackLink>
      <PageHeading>Name, country and time zone</PageHeading>
      <SavedLine />
      <SettingsForm key={revision} problem={problem} cancel="/staff/settings/practice">
        <input type="hidden" name="revision" value={revision} />
        <Field label="Practice name" {...at("name")} maxLength={200} />
        <Field label="Name in the portal’s title" optional hint="Shown in place of the practice’s name on screens that others may see, such as Client portal." {...at("alias")} maxLength={60} />
        <Field label="Phone" optional type="tel" hint="Clients see it beside their professional and under urgent help." width="medium" {...at("phone")} maxLength={40} />
        <Field as="select" label="Country" hint="Decides which urgent help lines a new list starts with." width="medium" {...at("country")}>
          {countries(country).map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
        </Field>
        <div>
          <TimeZoneField name="timeZone" none="Choose a time zone" error={values.error("timeZone")} defaultValue={values.text("timeZone")} />
          <p className="small muted">A new time zone changes how times are shown. Nothing that is booked moves.</p>
        </div>
      </SettingsForm>
    </div>
  );
}
