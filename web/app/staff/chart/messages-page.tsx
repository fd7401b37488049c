import { EmptyState } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs, type MetaFunction } from "../../remix.ts";
import { ConversationRow } from "../inbox/conversation-row.tsx";
import { nameOf } from "../people-lines.ts";
import { chartTitle, useChart } from "./chart-place.ts";
import page from "../staff-page.module.css";
import styles from "./messages.module.css";

export const meta: MetaFunction = ({ matches }) => chartTitle(matches, "Messages");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { lines: await pageAnswer(request, context.caller.inbox.list({ clientId: params.clientId ?? "", limit: 50 })) };
}

/** One conversation for each portal user: what one person writes, the others do not see. */
export default function MessagesPage() {
  const { client } = useChart();
  const { lines } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 id="h1" tabIndex={-1} className={page.unseen}>Messages with {nameOf(client)}</h1>
      {lines.length === 0 ? (
        <EmptyState>No conversation yet. It starts when somebody is a portal user of this client.</EmptyState>
      ) : (
        <>
          <p className="muted">Each portal user has a conversation of their own. Other portal users do not see it.</p>
          <ul role="list" className={styles.list}>
            {lines.map((line) => (
              <li key={line.id}><ConversationRow line={line} view={line.archived ? "archived" : "open"} /></li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
