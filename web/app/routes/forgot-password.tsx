import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { askFor, textOf, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Forgot your password?");

export const loader = ({ context }: LoaderFunctionArgs) => ({ demo: context.demo });

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = textOf(form, "email");
  const asked = await askFor(request, form, () => context.caller.account.forgot({ email }));
  const answer: { problem?: FormProblem; sentTo?: string } = asked.ok ? { sentTo: email } : { problem: asked.problem };
  return data(answer, { status: asked.ok ? 200 : 400 });
}

export default function ForgotPassword() {
  const { demo } = useLoaderData<typeof loader>();
  const { problem, sentTo } = useActionData<typeof action>() ?? {};
  return (
    <AccountFrame key={sentTo ? "sent" : "ask"}>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["email"]} /></div> : null}
      {sentTo ? (
        <>
          <PageHeading below={<>If <bdi>{sentTo}</bdi> has a portal here, a mail with a link is on its way. The link works once, for 30 minutes.</>}>Check your email</PageHeading>
          <p>No mail after a few minutes? Look in your spam folder, or <Link href="/forgot-password">check the address and try again</Link>.</p>
          {demo ? <p className={styles.part}><Link href="/mailbox">Open the mailbox of this demo</Link></p> : null}
        </>
      ) : (
        <>
          <PageHeading below="We email you a link to choose a new one.">Forgot your password?</PageHeading>
          <Form method="post" noValidate className={styles.form}>
            <Field label="Email address" name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={problem?.values["email"]} error={problem?.errors["email"]} />
            <div className={styles.buttons}>
              <Button variant="primary">Send the link</Button>
            </div>
          </Form>
        </>
      )}
      <div className={styles.ways}>
        <Link href="/signin">Sign in</Link>
      </div>
    </AccountFrame>
  );
}
