import { Button, EmptyState, Facts, Field, Link, PageHeading, When } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { birthdayWords } from "../ages.ts";
import { formAnswer, textOf, type FormProblem } from "../form-answer.ts";
import { FormErrors } from "../form-errors.tsx";
import { relationshipLabel } from "../permission-boxes.ts";
import page from "../staff-page.module.css";
import { chartTitle, useChart } from "./chart-place.ts";
import styles from "./changes.module.css";

export const meta = chartTitle("Proposed changes");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { changes: await pageAnswer(request, context.caller.profile.changes.list({ clientId: params.clientId ?? "" })) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const decision = form.get("decision") === "accept" ? "accept" : "reject";
  const decided = await formAnswer(request, form, () =>
    context.caller.profile.changes.decide({ changeId: textOf(form, "changeId"), decision, seen: String(form.get("seen") ?? ""), reason: textOf(form, "reason") || undefined }),
  );
  if (!decided.ok) return decided.answer;
  throw redirect(`/staff/clients/${params.clientId ?? ""}/changes?done=change-${decision}`);
}

type Change = ReturnType<typeof useLoaderData<typeof loader>>["changes"][number];

/** What portal users want changed in this record; each is accepted or rejected by itself (PROF-04). */
export default function ChangesPage() {
  const { client } = useChart();
  const { changes } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const about = problem?.values["changeId"]?.[0];
  return (
    <div className={styles.page}>
      {problem && !changes.some((one) => one.id === about) ? <FormErrors problem={problem} /> : null}
      <PageHeading below={changes.length > 0 ? "The record stays as it is until you accept. The person is told what you decide." : undefined}>Proposed changes</PageHeading>
      {changes.length === 0 ? <EmptyState action={<Link href={`/staff/clients/${client.id}`}>Back to the overview</Link>}>No changes wait for you.</EmptyState> : (
        <ul role="list" className={styles.list}>
          {changes.map((one) => <li key={one.id}><ChangePanel change={one} problem={one.id === about ? problem : undefined} /></li>)}
        </ul>
      )}
    </div>
  );
}

const words = (change: Change, value: string) => (value === "" ? <span className="muted">Nothing</span> : <span className={styles.value}>{change.field === "birthDate" ? (birthdayWords(value) ?? value) : value}</span>);

function ChangePanel({ change, problem }: { change: Change; problem?: FormProblem }) {
  const { state, formData } = useNavigation();
  const sending = state !== "idle" && formData?.get("changeId") === change.id;
  return (
    <section className={page.panel} aria-labelledby={`change-${change.id}`}>
      <h2 id={`change-${change.id}`}>{change.label}</h2>
      <FormErrors problem={problem} />
      <Facts items={[{ label: "In the record", value: words(change, change.recorded) }, { label: "Proposed", value: words(change, change.proposed) }]} />
      <p className="small muted">{change.by}, {relationshipLabel(change.relationship).toLowerCase()}, <When start={new Date(change.at).toISOString()} /></p>
      <Form method="post" noValidate className={page.form}>
        <input type="hidden" name="changeId" value={change.id} />
        <input type="hidden" name="seen" value={change.recorded} />
        <Field label="Reason" optional hint="The person reads it. Rejecting needs one." id={`reason-${change.id}`} name="reason" maxLength={300} autoComplete="off" error={problem?.errors["reason"]} defaultValue={problem?.values["reason"]?.[0]} />
        <div className={page.buttons}>
          <Button variant="primary" name="decision" value="accept" busy={sending && formData?.get("decision") === "accept"} busyLabel="Accepting…">Accept<span className="vh"> the change of {change.label}</span></Button>
          <Button variant="secondary" name="decision" value="reject" busy={sending && formData?.get("decision") === "reject"} busyLabel="Rejecting…">Reject<span className="vh"> the change of {change.label}</span></Button>
        </div>
      </Form>
    </section>
  );
}
