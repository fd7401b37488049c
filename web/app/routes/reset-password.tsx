import { Button } from "@anteroom/core/ui/button.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { askFor, rawText } from "../account/form-answer.ts";
import { LinkEnded } from "../account/link-ended.tsx";
import { NewPasswordFields } from "../account/new-password-fields.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { placeAfter } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Choose a new password");

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { state, email } = await context.caller.account.reset.view({ token: params["token"] ?? "" });
  return data({ state, email }, { status: state === "valid" ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = await askFor(request, form, () =>
    context.caller.account.reset.save({ token: params["token"] ?? "", password: rawText(form, "password"), passwordAgain: rawText(form, "passwordAgain") }),
  );
  if (!asked.ok) return data({ problem: asked.problem }, { status: 400 });
  throw redirect(placeAfter(asked.value, null));
}

export default function ResetPassword() {
  const { state, email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (state !== "valid") return <LinkEnded state={state} email={email} action="/forgot-password" />;
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["password", "passwordAgain"]} /></div> : null}
      <PageHeading below="You are signed out on all other devices when you save it.">Choose a new password</PageHeading>
      <Form method="post" noValidate reloadDocument className={styles.form}>
        <NewPasswordFields problem={problem} label="New password" again="Retype your new password" email={email ?? ""} />
        <div className={styles.buttons}>
          <Button variant="primary">Save password</Button>
        </div>
      </Form>
    </AccountFrame>
  );
}
