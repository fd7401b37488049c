import { Button, EmptyState, Field, PageHeading, formatDay, formatTime, useViewerTime } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import page from "../staff-page.module.css";
import styles from "./away.module.css";

export const meta = pageTitle("Away and cover");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return pageAnswer(request, context.caller.desk.away());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { desk } = context.caller;
  const saved = await formAnswer(request, form, async () =>
    void (textOf(form, "intent") === "end"
      ? await desk.endAway({ periodId: textOf(form, "periodId") })
      : await desk.planAway({ coverId: textOf(form, "coverId"), startsAt: textOf(form, "startsAt"), endsAt: textOf(form, "endsAt") })),
  );
  if (!saved.ok) return saved.answer;
  throw redirect("/staff/profile/away");
}

/** When somebody is away, and which colleague answers in their place. */
export default function AwayPage() {
  const { periods, colleagues } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const format = useViewerTime();
  const values = formValues(problem);
  const when = (at: number): string => `${formatDay(new Date(at), format)}, ${formatTime(new Date(at), format)}`;
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/profile">My profile</BackLink>
      <FormErrors problem={problem} />
      <PageHeading below="Your open conversations go to your colleague until you are back. Clients who write to you are told who answers.">Away and cover</PageHeading>
      <section aria-labelledby="planned">
        <h2 id="planned" className={styles.heading}>Planned</h2>
        {periods.length === 0 ? <EmptyState>You have not planned to be away.</EmptyState> : (
          <ul role="list" className={styles.periods}>
            {periods.map((one) => (
              <li key={one.id}>
                <p>
                  <b suppressHydrationWarning>{when(one.startsAt)} to {when(one.endsAt)}</b><br />
                  {one.cover} {one.active ? "is answering now." : "will answer."}
                </p>
                <Form method="post">
                  <input type="hidden" name="intent" value="end" />
                  <Button name="periodId" value={one.id} variant="secondary">{one.active ? "I am back" : "Call off"}<span className="vh">, {when(one.startsAt)}</span></Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="plan">
        <h2 id="plan" className={styles.heading}>Plan to be away</h2>
        {colleagues.length === 0 ? <EmptyState>Nobody else in your practice answers messages yet.</EmptyState> : (
          <Form method="post" noValidate className={page.form} key={periods.map((one) => one.id).join()}>
            <Field label="From" name="startsAt" type="datetime-local" defaultValue={values.text("startsAt")} error={values.error("startsAt")} width="medium" />
            <Field label="Until" name="endsAt" type="datetime-local" defaultValue={values.text("endsAt")} error={values.error("endsAt")} width="medium" />
            <Field as="select" label="Who answers" hint="They see your clients for this time, and no longer." name="coverId" defaultValue={values.text("coverId")} error={values.error("coverId")} width="medium">
              {colleagues.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </Field>
            <div className={page.buttons}><Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save</Button></div>
          </Form>
        )}
      </section>
    </div>
  );
}
