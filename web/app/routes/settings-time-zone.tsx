import { Button } from "@anteroom/core/ui/button.tsx";
import { Facts } from "@anteroom/core/ui/facts.tsx";
import { formatDay, formatTime, zoneName } from "@anteroom/core/time/format-time.ts";
import { useState } from "react";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { SettingsPage } from "../account/settings-page.tsx";
import { timeZones } from "../account/time-zones.ts";
import { ZoneField } from "../account/zone-field.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Change Time Zone");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = await pageAnswer(request, context.caller.account.me());
  if (!me.signedIn) throw redirect("/signin");
  return { timeZone: me.timeZone, now: new Date().toISOString(), zones: timeZones(), saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const timeZone = textOf(form, "timeZone");
  const asked = await askFor(request, form, () => context.caller.account.setTimeZone({ timeZone }));
  if (!asked.ok) return data<{ problem?: FormProblem }>({ problem: asked.problem }, { status: 400 });
  // Only a new request is drawn in the new zone.
  return redirect(`${new URL(request.url).pathname.replace(/\.data$/, "")}?saved`);
}

export default function ChangeTimeZone() {
  const { timeZone, now, zones, saved } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const [zone, setZone] = useState(problem?.values["timeZone"] ?? timeZone);
  const clock = (of: string) => <span aria-live="off">{`${formatTime(now, { zone: of })}, ${formatDay(now, { zone: of })} (${zoneName(of, now)})`}</span>;
  return (
    <SettingsPage
      title="Change Time Zone"
      below="Every time in the portal and in its mails is shown in this zone. Nothing is moved: only the clock that you read changes."
      problem={problem}
      fields={["timeZone"]}
      done={saved ? `Times are shown in ${zoneName(timeZone)} now.` : undefined}
      attempt={now}
    >
      <Form method="post" noValidate className={styles.form}>
        <ZoneField zones={zones} value={zone} onChange={setZone} error={problem?.errors["timeZone"]} />
        <Facts
          items={[
            { label: "The time now", value: clock(timeZone) },
            ...(zone === timeZone ? [] : [{ label: "The time now, after you save", value: clock(zone) }]),
          ]}
        />
        <div className={styles.buttons}>
          <Button variant="primary">Save</Button>
        </div>
      </Form>
    </SettingsPage>
  );
}
