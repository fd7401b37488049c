import { Button, EmptyState, Field, LinkButton, Notice, PageHeading, Tag } from "@anteroom/core/ui";
import { CircleAlert, CircleCheck } from "@anteroom/core/ui/icons.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, useLoaderData, useNavigation, type LoaderFunctionArgs } from "../../remix.ts";
import { chartTitle, useChart } from "../chart/chart-place.ts";
import { relationshipLabel } from "../permission-boxes.ts";
import styles from "./why.module.css";

export const meta = chartTitle("Why can’t they?");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const clientId = params.clientId ?? "";
  const { why } = context.caller.people;
  const asked = new URL(request.url).searchParams;
  const portalUserId = asked.get("user") ?? "";
  const action = asked.get("action") ?? "";
  // One after the other: whose chart it is decides first, so that a stranger hears the same of every portal user.
  const choices = await pageAnswer(request, why.choices({ clientId }));
  const answer = portalUserId && action ? await pageAnswer(request, why.explain({ clientId, portalUserId, action })) : null;
  return { ...choices, answer, portalUserId, action };
}

/** Who cannot do what: the facts that decide it, and the first one to change (ADM-04). */
export default function WhyPage() {
  const { client } = useChart();
  const { users, actions, answer, portalUserId, action } = useLoaderData<typeof loader>();
  const { state } = useNavigation();
  const groups = [...new Set(actions.map((one) => one.group))];
  return (
    <div className={styles.page}>
      <PageHeading below="Choose a portal user and what they want to do.">Why can’t they?</PageHeading>
      {users.length === 0 ? (
        <EmptyState action={<LinkButton href={`/staff/clients/${client.id}/portal/new`}>Add New User</LinkButton>}>Nobody can open this client’s portal yet.</EmptyState>
      ) : (
        <Form method="get" className={styles.ask} key={`${portalUserId} ${action}`}>
          <Field as="select" label="Portal user" name="user" defaultValue={portalUserId || users[0]?.id}>
            {users.map((one) => <option key={one.id} value={one.id}>{one.name}, {one.removed ? "deleted" : relationshipLabel(one.relationship).toLowerCase()}</option>)}
          </Field>
          <Field as="select" label="What they want to do" name="action" defaultValue={action || actions[0]?.id}>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                {actions.filter((one) => one.group === group).map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
              </optgroup>
            ))}
          </Field>
          <Button variant={answer ? "secondary" : "primary"} busy={state === "loading"} busyLabel="Looking…">Show why</Button>
        </Form>
      )}
      {answer ? <Answer answer={answer} /> : null}
    </div>
  );
}

function Answer({ answer }: { answer: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["answer"]> }) {
  const { can, first, steps, user, action, change, whoElse } = answer;
  const fact = first === null ? "" : (steps[first]?.fact ?? "");
  return (
    <section className={styles.answer} aria-labelledby="answer">
      <h2 id="answer">{action}</h2>
      {can ? (
        <Notice tone="success" title={`${user} can do this`}>Nothing here keeps them from it. If it still does not work, ask them what they see.</Notice>
      ) : (
        <Notice tone="warning" title={`${user} cannot do this now`}>
          <p>{fact}</p>
          {change ? <p className={styles.change}><LinkButton href={change.href} variant="primary">{change.label}</LinkButton></p> : (
            <p>{whoElse === "administrator" ? "Ask an administrator of the practice to change this." : "Whoever runs this portal can change this."}</p>
          )}
        </Notice>
      )}
      <h3>What decides it, in order</h3>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={index} data-state={step.ok ? "ok" : index === first ? "first" : "no"}>
            {step.ok ? <CircleCheck aria-hidden="true" size={20} /> : <CircleAlert aria-hidden="true" size={20} />}
            <p>
              <span className="vh">{step.ok ? "All right: " : "In the way: "}</span>
              {step.fact}
              <span className={styles.from}>{step.from}</span>
            </p>
            {index === first ? <Tag tone="warning">Change this first</Tag> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
