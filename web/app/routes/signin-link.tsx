import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { CodeField } from "../account/code-field.tsx";
import { askFor, rawText, textOf, ticked, type FormProblem } from "../account/form-answer.ts";
import { OwnDeviceBox } from "../account/own-device-box.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { nextOf, placeAfter, withNext } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Email me a sign-in link");

interface Answer {
  /** The address that a mail went to, if it is known here. */
  sentTo?: string;
  minutes?: number;
  problem?: FormProblem;
}

export function loader({ request, context }: LoaderFunctionArgs) {
  return { next: nextOf(request), demo: context.demo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { signInLink } = context.caller.account;
  const email = textOf(form, "email");
  if (textOf(form, "intent") === "code") {
    const asked = await askFor(request, form, () => signInLink.code({ email, code: rawText(form, "code"), ownDevice: ticked(form, "ownDevice") }));
    if (!asked.ok) return data<Answer>({ sentTo: email, problem: asked.problem }, { status: 400 });
    throw redirect(placeAfter(asked.value, nextOf(request)));
  }
  const asked = await askFor(request, form, () => signInLink.request({ email }));
  if (!asked.ok) return data<Answer>({ problem: asked.problem }, { status: 400 });
  return data<Answer>({ sentTo: email, minutes: asked.value.minutes });
}

export default function SignInLink() {
  const { next, demo } = useLoaderData<typeof loader>();
  const { sentTo, problem } = useActionData<typeof action>() ?? {};
  return (
    <AccountFrame key={sentTo ? "sent" : "ask"}>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={sentTo ? ["code"] : ["email"]} /></div> : null}
      {sentTo ? <Sent to={sentTo} problem={problem} demo={demo} /> : <Ask problem={problem} />}
      <div className={styles.ways}>
        <Link href={withNext("/signin", next)}>Sign in with a password</Link>
      </div>
    </AccountFrame>
  );
}

function Ask({ problem }: { problem?: FormProblem }) {
  return (
    <>
      <PageHeading below="We email you a link and a code. Either of them signs you in, without a password.">Email me a sign-in link</PageHeading>
      <Form method="post" noValidate className={styles.form}>
        <Field label="Email address" name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={problem?.values["email"]} error={problem?.errors["email"]} />
        <div className={styles.buttons}>
          <Button variant="primary">Send the link</Button>
        </div>
      </Form>
    </>
  );
}

function Sent({ to, problem, demo }: { to: string; problem?: FormProblem; demo: boolean }) {
  return (
    <>
      <PageHeading below={<>If <bdi>{to}</bdi> has a portal here, a mail is on its way. It works for 30 minutes, and only the newest one works.</>}>Check your email</PageHeading>
      <Form method="post" noValidate reloadDocument className={styles.form}>
        <input type="hidden" name="email" value={to} />
        <p>Press the link in the mail, or enter the code from it here.</p>
        <CodeField error={problem?.errors["code"]} />
        <OwnDeviceBox />
        <div className={styles.buttons}>
          <Button variant="primary" name="intent" value="code">Sign in</Button>
        </div>
      </Form>
      <Form method="post" noValidate className={styles.part}>
        <input type="hidden" name="email" value={to} />
        <p>No mail after a few minutes? Look in your spam folder, or check the address.</p>
        <Button name="intent" value="request">Send it again</Button>
      </Form>
      {demo ? <p className={styles.part}><Link href="/mailbox">Open the mailbox of this demo</Link></p> : null}
    </>
  );
}
