import { ClientPage, EmptyState, Link, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Logs");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<SessionsRouter>("sessions", args).logList();

/** The logs that somebody can keep. */
export default function LogsPage() {
  const { logs } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="Logs" below="For yourself. You choose for each entry whether your care team sees it." back={{ href: "/sessions", label: "Sessions & Homework" }}>
      {logs.length === 0 ? <EmptyState>Your practice has turned off logs.</EmptyState> : (
        <ul role="list" className={styles.rows}>{logs.map((log) => <li key={log.kind}><Link href={`/sessions/logs/${log.kind}`} className={styles.name}>{log.name}</Link></li>)}</ul>
      )}
    </ClientPage>
  );
}
