import { Initials, Link, LinkButton, Notice, PageHeading, Tag, When, newUlid } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf, type FormAnswer } from "../form-answer.ts";
import { rolesInWords } from "../role-words.ts";
import page from "../staff-page.module.css";
import { InvitationRow } from "./invitation-row.tsx";
import styles from "./team.module.css";

export const meta = pageTitle("Staff & Users");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { key: newUlid(), ...(await pageAnswer(request, context.caller.team.list())) };
}

/** The small things that an invitation's row does in place. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const invitationId = textOf(form, "invitationId");
  const { team } = context.caller;
  const verbs: Record<string, () => Promise<FormAnswer>> = {
    resend: async () => (await team.resend({ invitationId, key: textOf(form, "key") || undefined }), { done: "A new invitation is on its way. The link before it no longer works." }),
    link: async () => ({ shown: (await team.invitationLink({ invitationId })).url }),
    revoke: async () => (await team.revoke({ invitationId }), { done: "Invitation withdrawn. Its link no longer works." }),
  };
  const verb = verbs[textOf(form, "intent")];
  if (!verb) return {} satisfies FormAnswer;
  const answer = await formAnswer(request, form, verb);
  return answer.ok ? answer.value : answer.answer;
}

const sentences: Record<string, string> = {
  invited: "Invitation sent.",
  saved: "Changes saved. They hold from this person’s next page on.",
  deactivated: "Deactivated. Open pages of this person have closed.",
  restored: "Restored. This person can sign in again.",
};

/** Everybody who works in the practice, whoever is invited, and whoever worked there. */
export default function TeamPage() {
  const { key, members, invitations } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const done = sentences[params.get("done") ?? ""];
  return (
    <div className={page.page}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <div className={styles.head}>
        <PageHeading below={<>What each role may do is in <Link href="/staff/settings/roles">Roles</Link>.</>}>Staff &amp; Users</PageHeading>
        <LinkButton href="/staff/settings/team/new" icon={<Plus aria-hidden="true" size={20} />}>Invite a colleague</LinkButton>
      </div>
      {done ? <div className={page.notice}><Notice tone="success">{done}</Notice></div> : null}
      <Members label="Active" members={members.filter((one) => one.active)} />
      {invitations.length > 0 ? (
        <>
          <h2 className={styles.group}>Invited</h2>
          <ul role="list" className={styles.rows}>
            {invitations.map((one) => <InvitationRow key={one.id} invitation={one} formKey={key} />)}
          </ul>
        </>
      ) : null}
      <Members label="Inactive" members={members.filter((one) => !one.active)} />
    </div>
  );
}

function Members({ label, members }: { label: string; members: ReturnType<typeof useLoaderData<typeof loader>>["members"] }) {
  if (members.length === 0) return null;
  return (
    <>
      <h2 className={styles.group}>{label}</h2>
      <ul role="list" className={styles.rows}>
        {members.map((member) => (
          <li key={member.id} className={styles.row}>
            <Initials name={member.name} />
            <p className={styles.who}>
              <Link href={`/staff/settings/team/${member.id}`}>{member.name}</Link>
              <span>{[member.title, member.email].filter(Boolean).join(" · ")}</span>
            </p>
            <p className={styles.roles}>{rolesInWords(member.roles)}</p>
            <p className={styles.seen}>
              {member.active ? null : <Tag>Inactive</Tag>}
              {member.lastSignInAt === null ? "Not signed in yet" : <span>Last sign-in <When start={new Date(member.lastSignInAt).toISOString()} show="day" /></span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
