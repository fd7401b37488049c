import { EmptyState, Link, PageLinks, StaffPage, When, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "../parts/scheduling.module.css";
import { StateTag } from "../parts/state-tag.tsx";

export const meta = pageTitle("New clients");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SchedulingRouter>("scheduling", args).newClients({ after })), after };
}

/** People who asked for a first appointment and wait for an answer. */
export default function NewClientsPage() {
  const { lines, next, after } = useLoaderData<typeof loader>();
  return (
    <StaffPage title="New clients" below="They chose a first appointment on your page for new clients and confirmed their e-mail address." back={{ href: "/staff/calendar", label: "Calendar" }}>
      {lines.length === 0 ? <EmptyState>Nobody waits for an answer.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="New clients">
          {lines.map((line) => (
            <li key={line.id}>
              <div className={styles.words}>
                <Link href={`/staff/calendar/new-clients/${line.id}`}>{line.name}</Link>
                <span><When start={line.startsAt} /></span>
                <span className={styles.tagline}><span>{line.service} · sent <When start={line.createdAt} /></span></span>
              </div>
              <StateTag state={line.state} />
            </li>
          ))}
        </ul>
      )}
      <PageLinks here="/staff/calendar/new-clients" next={next} after={after} />
    </StaffPage>
  );
}
