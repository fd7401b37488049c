import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { useEffect } from "react";
import { AccountFrame } from "../account/account-frame.tsx";
import { DeviceZoneInput } from "../account/device-zone-input.tsx";
import { askFor, rawText, textOf, ticked } from "../account/form-answer.ts";
import { OwnDeviceBox } from "../account/own-device-box.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { nextOf, placeAfter, withNext } from "../account/place-after.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Sign in");

const reasons: Record<string, string> = {
  ended: "You were signed out to keep your information private. Your draft is saved.",
  "signed-out": "You are signed out.",
  suspended: "Your access to this portal has ended. Your practice can tell you why and change it.",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const me = await context.caller.account.me();
  if (me.signedIn && me.state === "active") throw redirect(placeAfter({ goTo: me.seat === null ? "/choose-portal" : me.seat.kind === "staff" ? "/staff" : "/" }, next));
  if (me.signedIn && me.state === "locked") throw redirect(withNext("/locked", next));
  const reason = new URL(request.url).searchParams.get("reason") ?? "";
  return { next, notice: reasons[reason] ?? null, hasLeft: reason === "signed-out", demo: context.demo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = await askFor(request, form, () =>
    context.caller.account.signIn({ email: textOf(form, "email"), password: rawText(form, "password"), ownDevice: ticked(form, "ownDevice"), timeZone: textOf(form, "deviceZone") || undefined }),
  );
  if (!asked.ok) return data({ problem: asked.problem }, { status: 400 });
  throw redirect(placeAfter(asked.value, textOf(form, "next")));
}

export default function SignIn() {
  const { next, notice, hasLeft, demo } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  useEffect(() => {
    if (hasLeft) void import("../account/leave-page.ts").then(({ forgetSeat }) => forgetSeat());
  }, [hasLeft]);
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={["email", "password"]} /></div> : null}
      <PageHeading>Sign in</PageHeading>
      {notice && !problem ? <Notice className={styles.notice}>{notice}</Notice> : null}
      {problem?.retryAfterMinutes ? (
        <Notice className={styles.notice}>
          <p>You can still sign in now: <Link href={withNext("/signin/link", next)}>Email me a sign-in link</Link></p>
        </Notice>
      ) : null}
      <Form method="post" noValidate reloadDocument className={styles.form}>
        <input type="hidden" name="next" value={next} />
        <DeviceZoneInput />
        <Field label="Email address" name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={problem?.values["email"]} error={problem?.errors["email"]} />
        <Field label="Password" name="password" type="password" autoComplete="current-password" error={problem?.errors["password"]} />
        <OwnDeviceBox defaultChecked={problem ? "ownDevice" in problem.values : false} />
        <div className={styles.buttons}>
          <Button variant="primary">Sign in</Button>
        </div>
      </Form>
      <div className={styles.ways}>
        <Link href={withNext("/signin/link", next)}>Email me a sign-in link</Link>
        <Link href="/forgot-password">Forgot your password?</Link>
        {demo ? <Link href="/mailbox">Open the mailbox of this demo</Link> : null}
      </div>
    </AccountFrame>
  );
}
