import { EmptyState } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { openTopic, topicChoices } from "../../inbox/topics.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import { ConversationRow } from "../inbox/conversation-row.tsx";
import { nameOf } from "../people-lines.ts";
import { StartConversation, type Startable } from "./start-conversation.tsx";
import { chartTitle, useChart } from "./chart-place.ts";
import page from "../staff-page.module.css";
import styles from "./messages.module.css";

export const meta = chartTitle("Messages");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { caller } = context;
  const lines = await pageAnswer(request, caller.inbox.list({ clientId: params.clientId ?? "", limit: 50 }));
  const homes = lines.filter((line) => line.topic === null);
  const people = await Promise.all(
    homes.map(async ({ portalUserId, title }): Promise<Startable> => ({ portalUserId, name: title, choices: (await topicChoices(caller, portalUserId))?.choices ?? [] })),
  );
  return { lines, people: people.filter((one) => one.choices.length > 0) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const started = await formAnswer(request, form, () => openTopic(context.caller, textOf(form, "key"), textOf(form, "portalUserId")));
  if (!started.ok) return started.answer;
  throw redirect(`/staff/inbox/all/${started.value}`);
}

/** One conversation for each portal user: what one person writes, the others do not see. */
export default function MessagesPage() {
  const { client } = useChart();
  const { lines, people } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <>
      <h1 id="h1" tabIndex={-1} className={page.unseen}>Messages with {nameOf(client)}</h1>
      {lines.length === 0 ? (
        <EmptyState>No conversation yet. It starts when somebody is a portal user of this client.</EmptyState>
      ) : (
        <>
          <p className="muted">Each portal user has conversations of their own. Other portal users do not see them.</p>
          <ul role="list" className={styles.list}>
            {lines.map((line) => (
              <li key={line.id}><ConversationRow line={line} view="all" /></li>
            ))}
          </ul>
          <StartConversation people={people} error={problem ? (Object.values(problem.errors)[0] ?? "This could not be started. Try again.") : undefined} />
        </>
      )}
    </>
  );
}
