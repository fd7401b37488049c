import { Button } from "@anteroom/core/ui/button.tsx";
import { Checkboxes } from "@anteroom/core/ui/options.tsx";
import { askFor, ticked, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Appointment Reminders");

interface Answer {
  problem?: FormProblem;
  done?: string;
}

export const loader = ({ request, context }: LoaderFunctionArgs) => pageAnswer(request, context.caller.people.reminders.get());

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const preferences = { appointment: { email: ticked(form, "email"), sms: false, push: false } };
  const asked = await askFor(request, form, () => context.caller.people.reminders.save({ preferences }));
  return asked.ok ? data<Answer>({ done: "Your reminders are saved." }) : data<Answer>({ problem: asked.problem }, { status: 400 });
}

export default function AppointmentReminders() {
  const { email, sms, preferences } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { problem, done } = answer ?? {};
  return (
    <SettingsPage
      title="Appointment Reminders"
      below="Your practice decides how many days before an appointment a reminder is sent. It says that there is an appointment, and nothing about it."
      problem={problem}
      fields={["appointment"]}
      ids={{ appointment: "email" }}
      done={done}
      attempt={answer}
    >
      <Form method="post" noValidate className={styles.form}>
        <Checkboxes
          legend="Remind me by"
          name="email"
          hint={sms.why}
          options={[{ value: "on", label: "Email", hint: `To ${email.address}` }]}
          defaultValue={(problem ? "email" in problem.values : (preferences["appointment"]?.email ?? true)) ? ["on"] : []}
          error={problem?.errors["appointment"]}
        />
        <div className={styles.buttons}>
          <Button variant="primary">Save</Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
