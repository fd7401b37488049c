import { EmptyState, Link, PageHeading, When } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";
import styles from "./record-list.module.css";

export const meta = pageTitle("Proposed changes");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { changes: await pageAnswer(request, context.caller.profile.changes.list()) };
}

/** Every client with changes that wait for a look, the oldest first. */
export default function ChangesPage() {
  const { changes } = useLoaderData<typeof loader>();
  const clients = [...new Set(changes.map((one) => one.clientId))].map((id) => changes.filter((one) => one.clientId === id));
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/clients">Clients</BackLink>
      <PageHeading below="What portal users want changed in their records.">Proposed changes</PageHeading>
      {clients.length === 0 ? <EmptyState>No changes wait for you.</EmptyState> : (
        <ul role="list" className={styles.records}>
          {clients.map(([first, ...more]) => first && (
            <li key={first.clientId}>
              <p>
                <Link href={`/staff/clients/${first.clientId}/changes`}>{first.client}</Link>
                <span className={styles.about}>{[first, ...more].map((one) => one.label).join(", ")} · <When start={new Date(first.at).toISOString()} /></span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
