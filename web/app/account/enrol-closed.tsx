import { Button, LinkButton } from "@anteroom/core/ui/button.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { Form } from "../remix.ts";
import { AccountFrame } from "./account-frame.tsx";
import type { FormProblem } from "./form-answer.ts";
import { ProblemSummary } from "./problem-summary.tsx";
import styles from "./account-page.module.css";

interface Props {
  /** The address of the invitation. */
  own: string;
  view: { state: "expired" | "enrolled" | "replaced" | "closed"; practice: string | null };
  problem?: FormProblem;
}

/** The page of an invitation that cannot be accepted: why as far as it may be said, and the next step. */
export function EnrolClosed({ own, view, problem }: Props) {
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={[]} /></div> : null}
      {view.state === "expired" ? (
        <>
          <PageHeading below={`An invitation works for 7 days. We can email you a new one for ${view.practice ?? "your practice"}.`}>This invitation has ended</PageHeading>
          <Form method="post" action={own}>
            <Button variant="primary" name="intent" value="fresh">Send a new invitation</Button>
          </Form>
        </>
      ) : view.state === "enrolled" ? (
        <>
          <PageHeading below={`You have joined ${view.practice ?? "this practice"} already. Sign in with the password that you chose.`}>You are enrolled already</PageHeading>
          <div className={styles.buttons}>
            <LinkButton href="/signin" variant="primary">Sign in</LinkButton>
            <LinkButton href="/forgot-password" variant="quiet">Forgot your password?</LinkButton>
          </div>
        </>
      ) : view.state === "replaced" ? (
        <PageHeading below="We sent you another one since. Use the link in the newest mail.">There is a newer invitation</PageHeading>
      ) : (
        <>
          <PageHeading below="It may have been withdrawn, or part of the link may be missing. Ask your practice for a new one.">This invitation does not work</PageHeading>
          <p><LinkButton href="/signin">Sign in</LinkButton></p>
        </>
      )}
    </AccountFrame>
  );
}
