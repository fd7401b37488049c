import { Button, LinkButton } from "@anteroom/core/ui/button.tsx";
import { Disclosure } from "@anteroom/core/ui/disclosure.tsx";
import { Facts } from "@anteroom/core/ui/facts.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { Form } from "../remix.ts";
import { AccountFrame } from "./account-frame.tsx";
import type { FormProblem } from "./form-answer.ts";
import { withNext } from "./place-after.ts";
import { ProblemSummary } from "./problem-summary.tsx";
import styles from "./account-page.module.css";

/** An invitation that can be accepted. */
export interface OpenInvitation {
  practice: string;
  invitedBy: string | null;
  about: string;
  isForSelf: boolean;
  firstName: string;
  lastName: string;
  email: string;
  canDo: string[];
  hasAccount: boolean;
  signedInAs: string | null;
}

/** Who invites, about whom the portal is, and what the person will be able to do; then on, or "This is not me". */
export function EnrolInvitation({ token, view, problem }: { token: string; view: OpenInvitation; problem?: FormProblem }) {
  const own = `/enrol/${encodeURIComponent(token)}`;
  const { practice, invitedBy, about, isForSelf } = view;
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={[]} /></div> : null}
      <PageHeading below={invitedBy ? `${invitedBy} has invited you.` : "You are invited."}>{`Join ${practice}’s portal`}</PageHeading>
      <Facts
        items={[
          { label: "This invitation is for", value: <><bdi>{`${view.firstName} ${view.lastName}`}</bdi><br /><span className="muted">{view.email}</span></> },
          ...(isForSelf ? [] : [{ label: "You are joining to help with", value: <bdi>{about}</bdi> }]),
        ]}
      />
      <section className={styles.part}>
        <h2>You will be able to</h2>
        <ul className={styles.facts}>
          {view.canDo.map((line) => <li key={line}>{line}</li>)}
        </ul>
      </section>
      <div className={styles.part}>
        <Way own={own} view={view} />
      </div>
      <div className={styles.ways}>
        <Disclosure summary="This is not me">
          <p>Then the invitation was sent to the wrong person. We close it and let the practice know. Nobody sees anything else about you.</p>
          <Form method="post" action={own}>
            <Button name="intent" value="not-me">Close this invitation</Button>
          </Form>
        </Disclosure>
      </div>
    </AccountFrame>
  );
}

function Way({ own, view }: { own: string; view: OpenInvitation }) {
  const { signedInAs, email, hasAccount } = view;
  if (signedInAs !== null && signedInAs.toLowerCase() === email.toLowerCase()) {
    return (
      <Form method="post" action={own} reloadDocument>
        <Button variant="primary" name="intent" value="join">Join with my account</Button>
      </Form>
    );
  }
  if (signedInAs !== null) {
    return (
      <Notice tone="warning" title={`You are signed in as ${signedInAs}`}>
        <p>This invitation is for {email}. Log out, then open the link in your mail again.</p>
        <Form method="post" action="/signout" reloadDocument>
          <Button>Log Out</Button>
        </Form>
      </Notice>
    );
  }
  if (hasAccount) {
    return (
      <>
        <p>You have an account with this address already. Sign in, and you can join with it.</p>
        <p><LinkButton href={withNext("/signin", own)} variant="primary">Sign in and join</LinkButton></p>
      </>
    );
  }
  return <LinkButton href={`${own}/password`} variant="primary">Continue</LinkButton>;
}
