import { Button, LinkButton } from "@anteroom/core/ui/button.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { askFor, rawText, textOf } from "../account/form-answer.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { nextOf, placeAfter, withNext } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { RecoveryCodes } from "../account/recovery-codes.tsx";
import { carriedSecret, type SecondFactorSecret } from "../account/second-factor-secret.ts";
import { SecondFactorSetup } from "../account/second-factor-setup.tsx";
import type { FormProblem } from "../account/form-answer.ts";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Set up your second step");

interface Answer {
  given?: SecondFactorSecret;
  problem?: FormProblem;
  recoveryCodes?: string[];
  goTo?: string;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const me = await context.caller.account.me();
  if (!me.signedIn) throw redirect(withNext("/signin", next));
  return { next, needed: me.setup };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { secondFactor } = context.caller.account;
  const given = carriedSecret(form);
  if (textOf(form, "intent") === "confirm-second-factor" && given) {
    const asked = await askFor(request, form, () => secondFactor.confirm({ code: rawText(form, "code") }));
    if (!asked.ok) return data<Answer>({ given, problem: asked.problem }, { status: 400 });
    return data<Answer>({ recoveryCodes: asked.value.recoveryCodes, goTo: placeAfter(asked.value.next, nextOf(request)) });
  }
  const asked = await askFor(request, form, () => secondFactor.start());
  if (!asked.ok) return data<Answer>({ problem: asked.problem }, { status: 400 });
  return data<Answer>({ given: { secret: asked.value.secret, qr: asked.value.qr } });
}

export default function SignInSetUpCode() {
  const { needed } = useLoaderData<typeof loader>();
  const { given, problem, recoveryCodes, goTo } = useActionData<typeof action>() ?? {};
  if (recoveryCodes) {
    return (
      <AccountFrame>
        <PageHeading>Your second step is on</PageHeading>
        <RecoveryCodes codes={recoveryCodes} />
        <p className={styles.part}><LinkButton href={goTo ?? "/"} variant="primary">I have kept them</LinkButton></p>
      </AccountFrame>
    );
  }
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["code"]} /></div> : null}
      <PageHeading below={needed ? "Your practice asks its team for a second step when they sign in. It keeps clients' information safe if a password is guessed." : "A second step keeps your information safe if your password is guessed."}>
        Set up your second step
      </PageHeading>
      <Form method="post" noValidate reloadDocument className={styles.form}>
        {given ? (
          <SecondFactorSetup given={given} problem={problem} />
        ) : (
          <>
            <p>You need an authenticator app on your phone. Most password managers have one, and so do many phones.</p>
            <div className={styles.buttons}>
              <Button variant="primary">Continue</Button>
            </div>
          </>
        )}
      </Form>
      <div className={styles.ways}>
        <Link href="/signout">Log out</Link>
      </div>
    </AccountFrame>
  );
}
