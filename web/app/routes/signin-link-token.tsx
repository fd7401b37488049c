import { Button } from "@anteroom/core/ui/button.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { askFor, textOf, ticked } from "../account/form-answer.ts";
import { LinkEnded } from "../account/link-ended.tsx";
import { OwnDeviceBox } from "../account/own-device-box.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { placeAfter } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Sign in");

/** Only looks: programs that open links before a person does must not use them up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { state, email } = await context.caller.account.signInLink.view({ token: params["token"] ?? "" });
  return data({ state, email }, { status: state === "valid" ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = await askFor(request, form, () => context.caller.account.signInLink.consume({ token: params["token"] ?? "", ownDevice: ticked(form, "ownDevice") }));
  if (!asked.ok) return data({ problem: asked.problem }, { status: 400 });
  throw redirect(placeAfter(asked.value, textOf(form, "next")));
}

export default function SignInWithLink() {
  const { state, email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  if (state !== "valid") return <LinkEnded state={state} email={email} action="/signin/link" />;
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={[]} /></div> : null}
      <PageHeading below={email ? <>You are signing in as <bdi>{email}</bdi>.</> : undefined}>Sign in</PageHeading>
      <Form method="post" reloadDocument className={styles.form}>
        <OwnDeviceBox />
        <div className={styles.buttons}>
          <Button variant="primary">Sign in</Button>
        </div>
      </Form>
    </AccountFrame>
  );
}
