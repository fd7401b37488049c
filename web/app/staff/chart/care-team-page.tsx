import { Button, Checkboxes, Field, LinkButton, PageHeading } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { formAnswer, textOf, textsOf } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import { requireMay } from "../require-may.ts";
import { askMay } from "../staff-may.ts";
import page from "../staff-page.module.css";
import { chartTitle, useChart } from "./chart-place.ts";
import styles from "./chart-form.module.css";

export const meta = chartTitle("Care team");

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMay({ request, context }, "writeClients");
  return { professionals: await pageAnswer(request, context.caller.people.professionals()) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const clientId = params.clientId ?? "";
  const lead = textOf(form, "lead");
  const others = textsOf(form, "staffIds").filter((id) => id !== lead);
  const saved = await formAnswer(request, form, () => context.caller.people.assign({ clientId, staffIds: [...(lead ? [lead] : []), ...others] }), { lead: "staffIds" });
  if (!saved.ok) return saved.answer;
  const { viewer } = context;
  const stillMine = viewer?.kind === "staff" && ((await askMay(context)).seeAllClients || saved.value.professionals.some((one) => one.id === viewer.staffId));
  throw redirect(stillMine ? `/staff/clients/${clientId}?done=team` : "/staff/clients");
}

export default function CareTeamPage() {
  const { client, professionals: team } = useChart();
  const { professionals } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const values = formValues(problem, { lead: team[0]?.id, staffIds: team.map((one) => one.id) });
  return (
    <Form method="post" noValidate className={styles.form}>
      <FormErrors problem={problem} />
      <PageHeading below="Everybody on the care team opens this chart and its messages.">Care team</PageHeading>
      <div className={page.form}>
        <Field as="select" label="Lead" hint="The client sees this name first." name="lead" defaultValue={values.text("lead")} width="medium">
          {professionals.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
        <Checkboxes
          legend="Professionals on the care team"
          name="staffIds"
          error={values.error("staffIds")}
          defaultValue={values.list("staffIds")}
          options={professionals.map((one) => ({ value: one.id, label: one.name, hint: one.title ?? undefined }))}
        />
        <div className={page.buttons}>
          <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save care team</Button>
          <LinkButton href={`/staff/clients/${client.id}`}>Cancel</LinkButton>
        </div>
      </div>
    </Form>
  );
}
