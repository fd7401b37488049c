import { Button } from "@anteroom/core/ui/button.tsx";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { DeviceList } from "../account/device-list.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Privacy and devices");

interface Answer {
  problem?: FormProblem;
  done?: string;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account } = context.caller;
  const [sessions, factor, me] = await pageAnswer(request, Promise.all([account.sessions.list(), account.secondFactor.status(), account.me()]));
  if (!me.signedIn) throw redirect("/signin");
  return { sessions, remembered: factor.devices, ownDevice: me.ownDevice, timeZone: me.timeZone };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { sessions, secondFactor } = context.caller.account;
  const end = textOf(form, "end");
  const forget = textOf(form, "forget");
  const asked = await askFor(request, form, async (): Promise<string> => {
    if (end !== "") return sessions.end({ id: end }).then(() => "That device is signed out.");
    if (forget !== "") return secondFactor.forgetDevice({ id: forget }).then(() => "That device is asked for a code again.");
    const { ended } = await sessions.endOthers();
    return ended === 0 ? "No other device was signed in." : `${ended} other ${ended === 1 ? "device is" : "devices are"} signed out.`;
  });
  return asked.ok ? data<Answer>({ done: asked.value }) : data<Answer>({ problem: asked.problem }, { status: 400 });
}

export default function PrivacyAndDevices() {
  const { sessions, remembered, ownDevice, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { problem, done } = answer ?? {};
  return (
    <SettingsPage title="Privacy and devices" problem={problem} done={done} attempt={answer}>
      <section>
        <h2>Where you are signed in</h2>
        <DeviceList
          label="Signed-in devices"
          name="end"
          action="Sign out"
          timeZone={timeZone}
          devices={sessions.map((one) => ({ id: one.id, device: one.device, address: one.address, at: one.lastSeenAt, verb: "Last used", current: one.current, note: one.ownDevice ? "Own device" : null }))}
        />
        {sessions.length > 1 ? (
          <Form method="post" className={styles.after}>
            <Button name="intent" value="end-others">Sign out everywhere else</Button>
          </Form>
        ) : null}
      </section>
      {remembered.length > 0 ? (
        <section className={styles.part}>
          <h2>Devices that are not asked for a code</h2>
          <DeviceList
            label="Remembered devices"
            name="forget"
            action="Ask again"
            timeZone={timeZone}
            devices={remembered.map((one) => ({ id: one.id, device: one.device, address: one.address, at: one.expiresAt, verb: "Remembered until", current: one.current, note: null }))}
          />
        </section>
      ) : null}
      <section className={styles.part}>
        <h2>When nobody is using it</h2>
        <ul className={styles.facts}>
          {ownDevice ? (
            <li>You said that this is your own device, so you stay signed in for 14 days. Keep a screen lock on it.</li>
          ) : (
            <li>The portal locks itself when it is not used for a while. Your practice decides how long that is. It asks you 2 minutes before.</li>
          )}
          <li>While it is locked, nothing can be read. Your drafts are kept, and you go on where you were.</li>
          <li>Mails never say what is in the portal.</li>
        </ul>
      </section>
    </SettingsPage>
  );
}
