import { Button } from "@anteroom/core/ui/button.tsx";
import { Checkbox } from "@anteroom/core/ui/options.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { useEffect, useState } from "react";
import { AccountFrame } from "../account/account-frame.tsx";
import { askFor, textOf, ticked } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { replyTimeOf } from "../account/reply-time.ts";
import { timeZones } from "../account/time-zones.ts";
import { ZoneField } from "../account/zone-field.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("You are in");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { caller, viewer } = context;
  if (viewer?.kind === "staff") throw redirect("/staff");
  const [home, reminders] = await pageAnswer(request, Promise.all([caller.inbox.home(), caller.people.reminders.get()]));
  return {
    practice: home.practice,
    firstName: home.viewer.name.split(" ")[0] ?? "",
    professional: home.professionals[0]?.name ?? null,
    mayReadMessages: home.mayReadMessages,
    replyTime: home.mayReadMessages ? await replyTimeOf(caller, home.conversationId) : null,
    timeZone: home.viewer.timeZone,
    email: reminders.email.address,
    wantsReminders: reminders.preferences["appointment"]?.email ?? true,
    zones: timeZones(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { account, people } = context.caller;
  const asked = await askFor(request, form, async () => {
    await account.setTimeZone({ timeZone: textOf(form, "timeZone") });
    await people.reminders.save({ preferences: { appointment: { email: ticked(form, "email"), sms: false, push: false } } });
  });
  if (!asked.ok) return data({ problem: asked.problem }, { status: 400 });
  throw redirect("/");
}

export default function EnrolReady() {
  const facts = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const [zone, setZone] = useState(problem?.values["timeZone"] ?? facts.timeZone);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const who = facts.professional ? `${facts.professional} and the care team` : "Your care team";
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["timeZone", "appointment"]} ids={{ appointment: "email" }} /></div> : null}
      <PageHeading above={facts.practice.name}>{`You are in, ${facts.firstName}`}</PageHeading>
      <ul className={styles.facts}>
        <li>{facts.mayReadMessages ? `${who} read what you write here. Nobody else does.` : `${who} share things with you here.`}</li>
        <li>{facts.replyTime ?? "They read during their working hours, so an answer can take a day or more."}</li>
        <li>The portal is not for emergencies. Nobody watches it all the time.</li>
      </ul>
      <Form method="post" noValidate className={`${styles.form} ${styles.part}`}>
        <section>
          <h2 className={styles.notice}>Your time zone</h2>
          <ZoneField label="Show times in" zones={facts.zones} value={zone} onChange={setZone} error={problem?.errors["timeZone"]} />
        </section>
        <section>
          <h2 className={styles.notice}>Appointment reminders</h2>
          <Checkbox name="email" label="Email me before my appointments" hint={`To ${facts.email}. The practice decides how many days before.`} defaultChecked={facts.wantsReminders} error={problem?.errors["appointment"]} />
        </section>
        <div className={styles.buttons}>
          <Button variant="primary">Continue</Button>
        </div>
        <p className="muted">You can change both in Settings at any time.</p>
      </Form>
    </AccountFrame>
  );
}
