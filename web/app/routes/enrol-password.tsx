import { Button } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { DeviceZoneInput } from "../account/device-zone-input.tsx";
import { askFor, rawText, textOf, ticked } from "../account/form-answer.ts";
import { NewPasswordFields } from "../account/new-password-fields.tsx";
import { OwnDeviceBox } from "../account/own-device-box.tsx";
import { titled } from "../account/page-title.ts";
import { placeAfter } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = titled("Create your password");

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const view = await context.caller.people.enrolment.view({ token });
  const start = `/enrol/${encodeURIComponent(token)}`;
  // Every other state has its words on the invitation's own page.
  if (view.state !== "valid" || view.hasAccount || view.signedInAs !== null) throw redirect(start);
  return { start, email: view.email, practice: view.practice };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  const form = await request.formData();
  const asked = await askFor(request, form, () =>
    context.caller.people.enrolment.accept({
      token,
      password: rawText(form, "password"),
      passwordAgain: rawText(form, "passwordAgain"),
      ownDevice: ticked(form, "ownDevice"),
      timeZone: textOf(form, "deviceZone") || undefined,
    }),
  );
  if (asked.ok) throw redirect(asked.value.goTo === "/" ? "/enrol/ready" : placeAfter(asked.value, null));
  // Used, ended or taken meanwhile: that page says so.
  if (asked.problem.errors["form"] && !asked.problem.retryAfterMinutes) throw redirect(`/enrol/${encodeURIComponent(token)}`);
  return data({ problem: asked.problem }, { status: 400 });
}

export default function EnrolPassword() {
  const { start, email, practice } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["password", "passwordAgain"]} /></div> : null}
      <PageHeading above={practice} below={<>You sign in with <bdi>{email}</bdi> and this password.</>}>Create your password</PageHeading>
      <Form method="post" noValidate reloadDocument className={styles.form}>
        <DeviceZoneInput />
        <NewPasswordFields problem={problem} email={email} />
        <OwnDeviceBox defaultChecked={problem ? "ownDevice" in problem.values : false} />
        <div className={styles.buttons}>
          <Button variant="primary">Create Password</Button>
        </div>
      </Form>
      <div className={styles.ways}>
        <Link href={start}>Back to the invitation</Link>
      </div>
    </AccountFrame>
  );
}
