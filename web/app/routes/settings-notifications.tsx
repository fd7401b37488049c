import { Button } from "@anteroom/core/ui/button.tsx";
import { Checkboxes } from "@anteroom/core/ui/options.tsx";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Notifications");

interface Answer {
  problem?: FormProblem;
  done?: string;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [preferences, me] = await pageAnswer(request, Promise.all([context.caller.notify.preferences.get(), context.caller.account.me()]));
  return { lines: preferences.lines, byText: preferences.available.sms, email: me.signedIn ? me.email : "" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const on = new Set(form.getAll("email"));
  const texted = new Set(form.getAll("sms"));
  const { preferences } = context.caller.notify;
  const asked = await askFor(request, form, async () => {
    const { lines, available } = await preferences.get();
    const wanted = Object.fromEntries(lines.map((line) => [line.class, { email: on.has(line.class), sms: available.sms ? texted.has(line.class) : line.sms, push: line.push }]));
    await preferences.save({ wanted });
  });
  if (asked.ok) return data<Answer>({ done: "Your choices are saved." });
  return data<Answer>({ problem: { ...asked.problem, values: { ...asked.problem.values, chosen: [...on].join(" "), texted: [...texted].join(" "), intent: textOf(form, "intent") } } }, { status: 400 });
}

export default function Notifications() {
  const { lines, email, byText } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { problem, done } = answer ?? {};
  const chosen = problem ? (problem.values["chosen"] ?? "").split(" ") : lines.filter((line) => line.email).map((line) => line.class);
  return (
    <SettingsPage
      title="Notifications"
      below="A mail says that something is waiting in the portal. It never says what, or from whom."
      problem={problem}
      fields={lines.map((line) => line.class)}
      ids={Object.fromEntries(lines.map((line, index) => [line.class, index === 0 ? "email" : `email-${index + 1}`]))}
      done={done}
      attempt={answer}
    >
      <Form method="post" noValidate className={styles.form}>
        <Checkboxes
          legend="Email me about"
          name="email"
          hint={`To ${email}`}
          options={lines.map((line) => ({ value: line.class, label: line.label, hint: line.required ? "These keep at least one way to reach you." : undefined }))}
          defaultValue={chosen}
          error={problem ? Object.values(problem.errors)[0] : undefined}
        />
        {byText ? <Checkboxes legend="Text me about" name="sms" hint="Appointment Reminders has your number." options={lines.map((line) => ({ value: line.class, label: line.label }))} defaultValue={problem ? (problem.values["texted"] ?? "").split(" ") : lines.filter((line) => line.sms).map((line) => line.class)} /> : null}
        <div className={styles.buttons}>
          <Button variant="primary">Save</Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
