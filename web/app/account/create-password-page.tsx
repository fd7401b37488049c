import { Button } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { data, Form, redirect } from "../remix.ts";
import { AccountFrame } from "./account-frame.tsx";
import { DeviceZoneInput } from "./device-zone-input.tsx";
import { askFor, rawText, textOf, ticked, type FormProblem } from "./form-answer.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { OwnDeviceBox } from "./own-device-box.tsx";
import { placeAfter } from "./place-after.ts";
import { ProblemSummary } from "./problem-summary.tsx";
import styles from "./account-page.module.css";

interface Accepting {
  token: string;
  password: string;
  passwordAgain: string;
  ownDevice: boolean;
  timeZone?: string;
}

/** Accepts an invitation with the password that was typed. Used, ended or taken meanwhile: the invitation's own page says so. */
export async function createPassword(request: Request, token: string, to: { accept(input: Accepting): Promise<Parameters<typeof placeAfter>[0]>; start: string; afterHome: string }) {
  const form = await request.formData();
  const asked = await askFor(request, form, () =>
    to.accept({
      token,
      password: rawText(form, "password"),
      passwordAgain: rawText(form, "passwordAgain"),
      ownDevice: ticked(form, "ownDevice"),
      timeZone: textOf(form, "deviceZone") || undefined,
    }),
  );
  if (asked.ok) throw redirect(asked.value.goTo === "/" ? to.afterHome : placeAfter(asked.value, null));
  if (asked.problem.errors["form"] && !asked.problem.retryAfterMinutes) throw redirect(to.start);
  return data({ problem: asked.problem }, { status: 400 });
}

/** The first password of somebody who was invited. */
export function CreatePasswordPage({ start, email, practice, problem }: { start: string; email: string; practice: string; problem?: FormProblem }) {
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
