import { ChartTab, EmptyState, Link, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { EntryLine } from "../../server/index.ts";
import type { SessionsRouter } from "../../server/router.ts";
import { EntryFacts } from "../parts/entry-facts.tsx";
import { LogChart } from "../parts/log-chart.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Logs, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const asked = new URL(args.request.url).searchParams.get("kind");
  const kind: EntryLine["kind"] = asked === "sleep" || asked === "thought" ? asked : "mood";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).chartLogs({ clientId, kind, after })), clientId, kind, after };
}

/** What a client shares of their logs. */
export default function ChartLogsPage() {
  const { kinds, entries, next, clientId, kind, after } = useLoaderData<typeof loader>();
  const base = `/staff/clients/${clientId}/logs`;
  const name = kinds.find((one) => one.kind === kind)?.name ?? "";
  return (
    <ChartTab title="Logs" below="Only entries that the client shares are here." back={{ href: `/staff/clients/${clientId}/homework`, label: "Homework" }}>
      <div className={styles.page}>
        <nav aria-label="Logs" className={styles.buttons}>{kinds.map((one) => <Link key={one.kind} href={`${base}?kind=${one.kind}`} aria-current={one.kind === kind ? "page" : undefined}>{one.name}</Link>)}</nav>
        <LogChart entries={entries} title={name} kind={kind} />
        {entries.length === 0 ? <EmptyState>No shared entries.</EmptyState> : (
          <ul role="list" className={styles.rows} aria-label={name}>
            {entries.map((entry) => (
              <li key={entry.id}>
                <div className={styles.words}>
                  <span className={styles.name}>{entry.dayWords}: {entry.words}</span>
                  <EntryFacts entry={entry} />
                </div>
                <span className={styles.detail}>{entry.who}</span>
              </li>
            ))}
          </ul>
        )}
        <MorePages here={`${base}?kind=${kind}`} name="after" next={next} after={after} />
      </div>
    </ChartTab>
  );
}
