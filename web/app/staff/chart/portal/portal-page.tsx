import { EmptyState, LinkButton, Notice, PageHeading } from "@anteroom/core/ui";
import { Plus, Users } from "@anteroom/core/ui/icons.ts";
import { pageAnswer } from "../../../page-answer.ts";
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../../remix.ts";
import { formAnswer, textOf, type FormAnswer } from "../../form-answer.ts";
import { nameOf } from "../../people-lines.ts";
import { chartTitle, useChart } from "../chart-place.ts";
import styles from "./portal.module.css";
import { PortalUserPanel } from "./portal-user-panel.tsx";

export const meta: MetaFunction = ({ matches }) => chartTitle(matches, "Client Portal");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return pageAnswer(request, context.caller.people.portalUsers({ clientId: params.clientId ?? "" }));
}

/** The small things that a person's row does in place; larger ones have a page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const portalUserId = textOf(form, "portalUserId");
  const { people } = context.caller;
  const verbs: Record<string, () => Promise<FormAnswer>> = {
    resend: async () => (await people.resend({ portalUserId }), { done: "A new invitation is on its way. The link before it no longer works." }),
    link: async () => ({ shown: (await people.invitationLink({ portalUserId })).url }),
    suspend: async () => (await people.suspend({ portalUserId }), { done: "Suspended. Open pages of this person have closed." }),
    restore: async () => (await people.restore({ portalUserId }), { done: "Restored." }),
  };
  const verb = verbs[textOf(form, "intent")];
  if (!verb) return {} satisfies FormAnswer;
  const answer = await formAnswer(request, form, verb);
  return answer.ok ? answer.value : answer.answer;
}

export default function PortalPage() {
  const { client } = useChart();
  const { users, warning } = useLoaderData<typeof loader>();
  const add = `/staff/clients/${client.id}/portal/new`;
  return (
    <>
      <div className={styles.head}>
        <PageHeading below={users.length > 0 ? undefined : `A portal user signs in to write, read and fill in for ${nameOf(client)}.`}>Client Portal</PageHeading>
        <LinkButton href={add} icon={<Plus aria-hidden="true" size={20} />}>Add New User</LinkButton>
      </div>
      {warning ? <div className={styles.warning}><Notice tone="warning">{warning}</Notice></div> : null}
      {users.length === 0 ? (
        <EmptyState icon={<Users size={24} />}>Nobody can open this client’s portal yet.</EmptyState>
      ) : (
        <ul role="list" className={styles.users}>
          {users.map((user) => <li key={user.id}><PortalUserPanel user={user} /></li>)}
        </ul>
      )}
    </>
  );
}
