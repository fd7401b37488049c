import { ChartTab, EmptyState, LinkButton, PageLinks, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import { MorePages } from "../parts/more-pages.tsx";
import { SessionRows } from "../parts/session-rows.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Sessions, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  const api = pluginPageApi<SessionsRouter>("sessions", args);
  const past = new URL(args.request.url).searchParams.get("past") ?? undefined;
  return { coming: await api.chart({ clientId, past: false, after }), over: await api.chart({ clientId, past: true, after: past }), clientId, after, past };
}

/** The chart's tab: a client's sessions, to come and past. */
export default function ChartPage() {
  const { coming, over, clientId, after, past } = useLoaderData<typeof loader>();
  const base = `/staff/clients/${clientId}/sessions`;
  return (
    <ChartTab title="Sessions" beside={coming.mayManage ? <LinkButton href={`${base}/new`} icon={<Plus aria-hidden="true" size={20} />}>Write down a session</LinkButton> : null}>
      <div className={styles.page}>
        <section aria-labelledby="coming" className={styles.section}>
          <h2 id="coming">Upcoming</h2>
          {coming.lines.length === 0 ? <EmptyState>No sessions to come.</EmptyState> : <SessionRows lines={coming.lines} base={base} label="Upcoming" joinable={false} />}
          <PageLinks here={base} next={coming.next} after={after} more="Later" first="Soonest" />
        </section>
        <section aria-labelledby="past" className={styles.section}>
          <h2 id="past">Past</h2>
          {over.lines.length === 0 ? <EmptyState>No past sessions yet.</EmptyState> : <SessionRows lines={over.lines} base={base} label="Past" joinable={false} />}
          <MorePages here={base} name="past" next={over.next} after={past} />
        </section>
      </div>
    </ChartTab>
  );
}
