import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { askFor, rawText, textOf, type FormProblem } from "../account/form-answer.ts";
import { NewPasswordFields } from "../account/new-password-fields.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { secondFactorAction, type SecondFactorAnswer } from "../account/second-factor-action.ts";
import { SecondFactorSection } from "../account/second-factor-section.tsx";
import { SettingsPage } from "../account/settings-page.tsx";
import { pageAnswer } from "../page-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Change Password");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account } = context.caller;
  const [status, me] = await pageAnswer(request, Promise.all([account.secondFactor.status(), account.me()]));
  if (!me.signedIn) throw redirect("/signin");
  return { email: me.email, hasPassword: me.hasPassword, status: { on: status.on, required: status.required, recoveryCodesLeft: status.recoveryCodesLeft } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (textOf(form, "intent") !== "change-password") {
    const answer = await secondFactorAction(request, form, context.caller);
    return data(answer, { status: answer.problem ? 400 : 200 });
  }
  const asked = await askFor(request, form, () =>
    context.caller.account.changePassword({ current: rawText(form, "current") || undefined, password: rawText(form, "password"), passwordAgain: rawText(form, "passwordAgain") }),
  );
  if (!asked.ok) return data<SecondFactorAnswer>({ problem: asked.problem }, { status: 400 });
  const { ended } = asked.value;
  const others = ended === 0 ? "" : ` You were signed out on ${ended} other ${ended === 1 ? "device" : "devices"}.`;
  return data<SecondFactorAnswer>({ done: `Your password is changed.${others}` });
}

export default function ChangePassword() {
  const { email, hasPassword, status } = useLoaderData<typeof loader>();
  const answer: SecondFactorAnswer = useActionData<typeof action>() ?? {};
  const { problem, done } = answer;
  // One thing at a time: while the second step is set up, the password's form is out of the way.
  const isSettingUp = Boolean(answer.given ?? answer.prove ?? answer.recoveryCodes);
  return (
    <SettingsPage title="Change Password" problem={problem} fields={["current", "password", "passwordAgain", "code", "provePassword"]} done={done} attempt={answer}>
      {isSettingUp ? null : <PasswordForm key={done} email={email} hasPassword={hasPassword} problem={problem} />}
      <SecondFactorSection status={status} answer={answer} />
    </SettingsPage>
  );
}

function PasswordForm({ email, hasPassword, problem }: { email: string; hasPassword: boolean; problem?: FormProblem }) {
  return (
    <Form method="post" noValidate className={styles.form}>
      {hasPassword ? (
        <div>
          <Field label="Current password" name="current" type="password" autoComplete="current-password" error={problem?.errors["current"]} />
          <p className={styles.after}><Link href="/forgot-password">Forgot your password?</Link></p>
        </div>
      ) : (
        <p>You sign in with mailed links so far. With a password you can also sign in without your mail.</p>
      )}
      <NewPasswordFields problem={problem} label="New password" again="Retype your new password" email={email} />
      <p className="muted">You are signed out on your other devices when you save it.</p>
      <div className={styles.buttons}>
        <Button variant="primary" name="intent" value="change-password">Save password</Button>
      </div>
    </Form>
  );
}
