import { Button } from "@anteroom/core/ui/button.tsx";
import { Checkboxes } from "@anteroom/core/ui/options.tsx";
import { askFor, textOf, ticked, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { TextMessages } from "../account/text-messages.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Appointment Reminders");

interface Answer {
  problem?: FormProblem;
  done?: string;
}

const done: Record<string, string> = { saved: "Your reminders are saved.", on: "Text messages are on. Appointment reminders come by text from now on.", off: "Text messages are off.", code: "We sent you a code." };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [reminders, texts] = await pageAnswer(request, Promise.all([context.caller.people.reminders.get(), context.caller.notify.texts.get()]));
  const at = new URL(request.url).searchParams;
  return { ...reminders, texts, again: at.has("number"), done: done[at.get("done") ?? ""] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { people, notify } = context.caller;
  const intent = textOf(form, "intent");
  const asked = await askFor(request, form, async () => {
    if (intent === "start") return notify.texts.start({ phone: textOf(form, "phone"), agreed: ticked(form, "agreed") }).then(() => "code");
    if (intent === "confirm") return notify.texts.confirm({ code: textOf(form, "code").replaceAll(/\s/g, "") }).then(() => "on");
    if (intent === "stop") return notify.texts.stop().then(() => "off");
    const by = form.getAll("by");
    return people.reminders.save({ preferences: { appointment: { email: by.includes("email"), sms: by.includes("sms"), push: false } } }).then(() => "saved");
  });
  if (asked.ok) throw redirect(`/settings/reminders?done=${asked.value}`);
  return data<Answer>({ problem: { ...asked.problem, values: { ...asked.problem.values, by: form.getAll("by").join(" ") } } }, { status: 400 });
}

export default function AppointmentReminders() {
  const { email, sms, preferences, texts, again, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const chosen = preferences["appointment"] ?? { email: true, sms: false };
  const intent = problem?.values["intent"] ?? "";
  const ways = [{ value: "email", label: "Email", hint: `To ${email.address}` }, ...(sms.on ? [{ value: "sms", label: "Text message", hint: `To ${texts.phone}` }] : [])];
  return (
    <SettingsPage
      title="Appointment Reminders"
      below="Your practice decides how many days before an appointment a reminder is sent. It says that there is an appointment, and nothing about it."
      problem={problem}
      fields={["appointment", "phone", "agreed", "code"]}
      ids={{ appointment: "by" }}
      done={problem ? undefined : done}
      attempt={problem}
    >
      <Form method="post" noValidate className={styles.form} key={`${String(chosen.email)} ${String(chosen.sms)} ${String(sms.on)}`}>
        <Checkboxes
          legend="Remind me by"
          name="by"
          options={ways}
          defaultValue={problem && intent === "save" ? (problem.values["by"] ?? "").split(" ") : [...(chosen.email ? ["email"] : []), ...(chosen.sms && sms.on ? ["sms"] : [])]}
          error={problem?.errors["appointment"]}
        />
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="save">Save</Button>
        </div>
      </Form>
      <TextMessages texts={texts} problem={intent === "save" ? undefined : problem} again={again || intent === "start"} />
    </SettingsPage>
  );
}
