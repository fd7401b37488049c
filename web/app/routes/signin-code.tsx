import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { Checkbox } from "@anteroom/core/ui/options.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { CodeField } from "../account/code-field.tsx";
import { askFor, rawText, textOf, ticked } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { nextOf, placeAfter, withNext } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Enter your code");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const me = await context.caller.account.me();
  if (!me.signedIn || me.state !== "second-factor") throw redirect(withNext("/signin", next));
  if (me.setup) throw redirect(withNext("/signin/set-up-code", next));
  return { next, way: new URL(request.url).searchParams.get("way") === "recovery" ? ("recovery" as const) : ("app" as const) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { secondFactor } = context.caller.account;
  const recovery = textOf(form, "way") === "recovery";
  const asked = await askFor(request, form, () =>
    recovery ? secondFactor.recover({ code: rawText(form, "code") }) : secondFactor.verify({ code: rawText(form, "code"), remember: ticked(form, "remember") }),
  );
  if (!asked.ok) return data({ problem: asked.problem }, { status: 400 });
  throw redirect(placeAfter(asked.value, textOf(form, "next")));
}

export default function SignInCode() {
  const { next, way } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const byApp = way === "app";
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["code"]} /></div> : null}
      {byApp ? (
        <PageHeading below="Open your authenticator app and enter the code that it shows for this portal.">Enter your code</PageHeading>
      ) : (
        <PageHeading below="Enter one of the codes that you kept when you set up your second step. Each works once.">Use a recovery code</PageHeading>
      )}
      <Form method="post" noValidate reloadDocument className={styles.form}>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="way" value={way} />
        {byApp ? (
          <>
            <CodeField error={problem?.errors["code"]} />
            <Checkbox name="remember" label="Do not ask on this device for 30 days" hint="Only tick this on your own device." />
          </>
        ) : (
          <Field label="Recovery code" name="code" autoComplete="off" autoCapitalize="none" spellCheck={false} width="medium" error={problem?.errors["code"]} />
        )}
        <div className={styles.buttons}>
          <Button variant="primary">Continue</Button>
        </div>
      </Form>
      <div className={styles.ways}>
        {byApp ? <Link href={withNext("/signin/code?way=recovery", next)}>Use a recovery code</Link> : <Link href={withNext("/signin/code", next)}>Use the authenticator app</Link>}
        <Link href="/signout">Log out and start again</Link>
        <p className="muted">Lost your phone and your recovery codes? Your practice can let you set up the second step again.</p>
      </div>
    </AccountFrame>
  );
}
