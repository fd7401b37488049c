import { Button, EmptyState, Link, LinkButton, Notice, PageHeading } from "@anteroom/core/ui";
import { Plus, Users } from "@anteroom/core/ui/icons.ts";
import { pageAnswer } from "../../../page-answer.ts";
import { Form, redirectDocument, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../../remix.ts";
import { formAnswer, textOf, type FormAnswer } from "../../form-answer.ts";
import { nameOf } from "../../people-lines.ts";
import { chartTitle, useChart } from "../chart-place.ts";
import page from "../../staff-page.module.css";
import styles from "./portal.module.css";
import { PortalUserPanel } from "./portal-user-panel.tsx";

export const meta = chartTitle("Client Portal");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return pageAnswer(request, context.caller.people.portalUsers({ clientId: params.clientId ?? "" }));
}

/** The small things that a person's row does in place; larger ones have a page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const portalUserId = textOf(form, "portalUserId");
  const { people } = context.caller;
  const verbs: Record<string, () => Promise<FormAnswer>> = {
    resend: async () => (await people.resend({ portalUserId }), { done: "A new invitation is on its way. The link before it no longer works." }),
    link: async () => ({ shown: (await people.invitationLink({ portalUserId })).url }),
    suspend: async () => {
      const { warning } = await people.suspend({ portalUserId });
      return { done: "Suspended. Open pages of this person have closed.", ...(warning ? { warning } : {}) };
    },
    "alerts-on": async () => (await people.editPortalUser({ portalUserId, alerts: true }), { done: "Gets alerts from now on." }),
    "alerts-off": async () => {
      const { warning } = await people.editPortalUser({ portalUserId, alerts: false });
      return { done: "Gets no alerts from now on.", ...(warning ? { warning } : {}) };
    },
    household: async () => (await people.setHousehold({ clientId: params.clientId ?? "", shared: textOf(form, "shared") === "yes" }), { done: "Saved." }),
    restore: async () => (await people.restore({ portalUserId }), { done: "Restored." }),
  };
  if (textOf(form, "intent") === "preview") {
    const started = await formAnswer(request, form, () => context.caller.preview.start({ portalUserId }));
    if (!started.ok) return started.answer;
    // The whole document is read anew: from here on this browser is in somebody else's portal.
    throw redirectDocument("/");
  }
  const verb = verbs[textOf(form, "intent")];
  if (!verb) return {} satisfies FormAnswer;
  const answer = await formAnswer(request, form, verb);
  return answer.ok ? answer.value : answer.answer;
}

export default function PortalPage() {
  const { client } = useChart();
  const { users, warning, household } = useLoaderData<typeof loader>();
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
      {users.length > 0 ? <p className={styles.why}><Link href={`/staff/clients/${client.id}/why`}>Why can’t they?</Link> <span className="muted">What keeps somebody from doing something here.</span></p> : null}
      {household ? (
        <section className={page.panel} aria-labelledby="household">
          <div className={page.panelHead}><h2 id="household">{household === "shared" ? "One household" : "Households are kept apart"}</h2></div>
          <p>
            {household === "shared"
              ? "Everybody who acts for this client sees the client’s address, phone and emergency contact."
              : "People who act for this client do not see the client’s address, phone or emergency contact: one of them may have written their own there."}
          </p>
          <Form method="post">
            <input type="hidden" name="shared" value={household === "shared" ? "" : "yes"} />
            <Button name="intent" value="household" variant="secondary">{household === "shared" ? "Keep households apart" : "They share one household"}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}
