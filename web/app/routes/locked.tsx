import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { CodeField } from "../account/code-field.tsx";
import { askFor, rawText, textOf, type FormProblem } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { nextOf, placeAfter, withNext } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Locked");

interface Answer {
  problem?: FormProblem;
  codeSent?: boolean;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const me = await context.caller.account.me();
  if (!me.signedIn) throw redirect(withNext("/signin?reason=ended", next));
  if (me.state === "second-factor") throw redirect(withNext("/signin/code", next));
  if (me.state === "active") throw redirect(placeAfter({ goTo: me.seat === null ? "/choose-portal" : me.seat.kind === "staff" ? "/staff" : "/" }, next));
  return { next, firstName: me.firstName, hasPassword: me.hasPassword };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { account } = context.caller;
  const intent = textOf(form, "intent");
  if (intent === "send-code") {
    const asked = await askFor(request, form, () => account.unlockCode());
    return asked.ok ? data<Answer>({ codeSent: true }) : data<Answer>({ problem: asked.problem }, { status: 400 });
  }
  const byCode = intent === "code";
  const asked = await askFor(request, form, () => account.unlock(byCode ? { code: rawText(form, "code") } : { password: rawText(form, "password") }));
  if (!asked.ok) return data<Answer>({ problem: asked.problem, codeSent: byCode }, { status: 400 });
  throw redirect(placeAfter(asked.value, textOf(form, "next")));
}

export default function Locked() {
  const { next, firstName, hasPassword } = useLoaderData<typeof loader>();
  const { problem, codeSent } = useActionData<typeof action>() ?? {};
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={codeSent ? ["code"] : ["password"]} /></div> : null}
      <PageHeading below="Your draft is saved. When you unlock it, you are back where you were.">
        {firstName === "" ? "This is locked to keep it private" : `${firstName}, this is locked to keep it private`}
      </PageHeading>
      {codeSent ? (
        <Form method="post" noValidate reloadDocument className={styles.form}>
          <input type="hidden" name="next" value={next} />
          {problem ? null : <Notice tone="success">We sent you a mail with a code. It works for 30 minutes.</Notice>}
          <CodeField hint="From the newest mail." error={problem?.errors["code"]} />
          <div className={styles.buttons}>
            <Button variant="primary" name="intent" value="code">Unlock</Button>
          </div>
        </Form>
      ) : hasPassword ? (
        <Form method="post" noValidate reloadDocument className={styles.form}>
          <input type="hidden" name="next" value={next} />
          <Field label="Password" name="password" type="password" autoComplete="current-password" error={problem?.errors["password"]} />
          <div className={styles.buttons}>
            <Button variant="primary" name="intent" value="password">Unlock</Button>
          </div>
        </Form>
      ) : null}
      <div className={styles.ways}>
        <Form method="post" noValidate>
          <Button variant="quiet" name="intent" value="send-code">{codeSent ? "Send another code" : "Email me a code instead"}</Button>
        </Form>
        <Form method="post" action="/signout" reloadDocument>
          <Button variant="quiet">Log Out</Button>
        </Form>
      </div>
    </AccountFrame>
  );
}
