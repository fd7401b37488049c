import { Facts } from "@anteroom/core/ui/facts.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import { AccountFrame } from "../account/account-frame.tsx";
import { EnrolClosed } from "../account/enrol-closed.tsx";
import { answerInvitation, InvitationDone, type InvitationAnswer } from "../account/invitation-answer.tsx";
import { InvitationWay, NotMe } from "../account/invitation-way.tsx";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { ProblemSummary } from "../account/problem-summary.tsx";
import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../remix.ts";
import { rolesInWords, roleDoes } from "../staff/role-words.ts";
import styles from "../account/account-page.module.css";

export const meta = pageTitle("Join the team");

/** Only looks: programs that open links before a person does must not use them up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const view = await context.caller.team.join.view({ token });
  return data({ own: `/join/${encodeURIComponent(token)}`, view }, { status: view.state === "valid" ? 200 : 410 });
}

export const action = ({ request, params, context }: ActionFunctionArgs) => answerInvitation(request, params["token"] ?? "", context.caller.team.join, "/staff");

/** The invitation of a colleague: who invites, which roles, and what they do. */
export default function Join() {
  const { own, view } = useLoaderData<typeof loader>();
  const { problem, done } = useActionData<InvitationAnswer>() ?? {};
  if (done) return <InvitationDone done={done} />;
  if (view.state !== "valid") return <EnrolClosed own={own} view={view} problem={problem} />;
  return (
    <AccountFrame>
      {problem ? <div className={styles.notice}><ProblemSummary problem={problem} fields={[]} /></div> : null}
      <PageHeading below={view.invitedBy ? `${view.invitedBy} has invited you.` : "You are invited."}>{`Join the team of ${view.practice}`}</PageHeading>
      <Facts
        items={[
          { label: "This invitation is for", value: <><bdi>{view.name}</bdi><br /><span className="muted">{view.email}</span></> },
          { label: view.roles.length === 1 ? "Your role" : "Your roles", value: rolesInWords(view.roles) },
        ]}
      />
      <section className={styles.part}>
        <h2>You will be able to</h2>
        <ul className={styles.facts}>
          {view.roles.map((role) => <li key={role}>{roleDoes[role]}</li>)}
        </ul>
      </section>
      <div className={styles.part}><InvitationWay own={own} view={view} /></div>
      <NotMe own={own} />
    </AccountFrame>
  );
}
