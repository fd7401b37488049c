import { Facts } from "@anteroom/core/ui/facts.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "./account-frame.tsx";
import type { FormProblem } from "./form-answer.ts";
import { InvitationWay, NotMe } from "./invitation-way.tsx";
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
        <InvitationWay own={own} view={view} />
      </div>
      <NotMe own={own} />
    </AccountFrame>
  );
}
