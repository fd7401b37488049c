import { ChartTab, EmptyState, Link, LinkButton, PageLinks, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import { HomeworkRows } from "../parts/homework-rows.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Homework, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).chartHomework({ clientId, after })), clientId, after };
}

/** The chart's tab: a client's homework, and the way to their shared logs. */
export default function ChartHomeworkPage() {
  const { people, lines, next, clientId, after } = useLoaderData<typeof loader>();
  const base = `/staff/clients/${clientId}/homework`;
  return (
    <ChartTab
      title="Homework"
      beside={<div className={styles.buttons}>{people.map((one) => <LinkButton key={one.conversationId} href={`/staff/inbox/all/${one.conversationId}/offer/sessions/homework`} icon={<Plus aria-hidden="true" size={20} />}>Assign homework{people.length > 1 ? ` to ${one.name}` : ""}</LinkButton>)}</div>}
    >
      <div className={styles.section}>
        {people.length === 0 ? <p className="muted">Nobody of this client has Sessions & Homework yet. Change that under <Link href={`/staff/clients/${clientId}/portal`}>Client Portal</Link>.</p> : null}
        {lines.length === 0 ? <EmptyState>No homework yet.</EmptyState> : <HomeworkRows lines={lines} base={base} label="Homework" />}
        <PageLinks here={base} next={next} after={after} />
        <p><Link href={`/staff/clients/${clientId}/logs`}>Logs that the client shares</Link></p>
      </div>
    </ChartTab>
  );
}
