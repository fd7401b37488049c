import { PageHeading, newUlid } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, givenText, refused, textOf } from "../form-answer.ts";
import { requireMay } from "../require-may.ts";
import { askMay } from "../staff-may.ts";
import page from "../staff-page.module.css";
import { NewClientForm, type NewClientChoices } from "./new-client-form.tsx";

export const meta = pageTitle("New Client");

export async function loader({ request, context }: LoaderFunctionArgs): Promise<NewClientChoices> {
  const { caller, viewer } = context;
  const { givePortalAccess: mayEnrol } = await requireMay({ request, context }, "writeClients");
  const [professionals, presets, fields] = await pageAnswer(request, Promise.all([caller.people.professionals(), mayEnrol ? caller.people.presets() : [], caller.people.newClientFields()]));
  const own = professionals.find((one) => viewer?.kind === "staff" && one.id === viewer.staffId);
  return { key: newUlid(), professionals, presets, fields, mayEnrol, professionalId: own?.id ?? (professionals.length === 1 ? (professionals[0]?.id ?? "") : "") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const enrolment = enrolmentIn(form);
  if ("errors" in enrolment && enrolment.errors) return refused(form, enrolment.errors);
  const saved = await formAnswer(request, form, () =>
    context.caller.people.createClient({
      professionalId: textOf(form, "professionalId"),
      firstName: textOf(form, "firstName"),
      lastName: textOf(form, "lastName"),
      nameUsed: givenText(form, "nameUsed"),
      pronouns: givenText(form, "pronouns"),
      birthDate: givenText(form, "birthDate"),
      phone: givenText(form, "phone"),
      email: givenText(form, "email"),
      timeZone: givenText(form, "timeZone"),
      key: givenText(form, "key"),
      more: additionsIn(form),
      ...enrolment,
    }),
    "enrol" in enrolment && enrolment.enrol?.who === "contact" ? contactNames : clientNames,
  );
  if (!saved.ok) return saved.answer;
  const { clientId, portalUserId } = saved.value;
  // A professional who adds a client for a colleague may not open the chart.
  const { viewer } = context;
  const theirs = viewer?.kind === "staff" && viewer.staffId === textOf(form, "professionalId");
  if (!theirs && !(await askMay(context)).seeAllClients) throw redirect("/staff/clients?done=saved");
  throw redirect(`/staff/clients/${clientId}?done=${portalUserId ? `invited&user=${portalUserId}` : "saved"}`);
}

const clientNames = { "enrol.email": "email" };
const contactNames = { "enrol.email": "contactEmail", "enrol.firstName": "contactFirstName", "enrol.lastName": "contactLastName", "enrol.relationship": "relationship" };

/** What plugins asked for, in fields named `<plugin>.<column>`. */
function additionsIn(form: FormData): Record<string, Record<string, string>> {
  const more: Record<string, Record<string, string>> = {};
  for (const name of form.keys()) {
    const dot = name.indexOf(".");
    if (dot > 0) (more[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = textOf(form, name);
  }
  return more;
}

type Preset = "client" | "guardian" | "billing" | "supporter";

/** Who is invited, in the words of the procedure; what is missing is told before anything is stored. */
function enrolmentIn(form: FormData) {
  if (form.get("enrol") !== "yes") return {};
  const preset = givenText(form, "preset") as Preset | undefined;
  if (form.get("who") !== "contact") {
    const email = textOf(form, "email");
    if (!email) return { errors: { email: "Enter the client's e-mail address, or choose Enroll Contact." } };
    return { enrol: { who: "client" as const, email, preset: preset ?? ("client" as const) } };
  }
  const contact = { firstName: textOf(form, "contactFirstName"), lastName: textOf(form, "contactLastName"), email: textOf(form, "contactEmail") };
  const errors: Record<string, string> = {
    ...(contact.firstName ? {} : { contactFirstName: "Enter the contact's first name." }),
    ...(contact.lastName ? {} : { contactLastName: "Enter the contact's last name." }),
    ...(contact.email ? {} : { contactEmail: "Enter the contact's e-mail address." }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  return { enrol: { who: "contact" as const, ...contact, relationship: textOf(form, "relationship") || "other", preset: preset ?? ("guardian" as const) } };
}

export default function NewClientPage() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state } = useNavigation();
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/clients">Clients</BackLink>
      <PageHeading>New Client</PageHeading>
      <Form method="post" noValidate>
        <NewClientForm choices={choices} problem={answer?.problem} busy={state === "submitting"} />
      </Form>
    </div>
  );
}
