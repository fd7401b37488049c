import { ClientPage, EmptyState, JumpLink, Link, LinkButton, PageLinks, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import { HomeworkRows } from "../parts/homework-rows.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import { SessionRows, SessionTags, aboutSession } from "../parts/session-rows.tsx";
import { SessionWhen } from "../parts/session-when.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Sessions & Homework");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SessionsRouter>("sessions", args);
  const at = new URL(args.request.url).searchParams;
  const after = (name: string): string | undefined => at.get(name) ?? undefined;
  const [coming, past, homework, { logs }] = await Promise.all([api.list({ past: false, after: after("after") }), api.list({ past: true, after: after("past") }), api.homeworkList({ after: after("done") }), api.logList()]);
  return { coming, past, homework, logs, at: { after: after("after"), past: after("past"), done: after("done") } };
}

/** All sessions of the client, what is next on top, and the homework between. */
export default function ListPage() {
  const { coming, past, homework, logs, at } = useLoaderData<typeof loader>();
  const { revalidate, state } = useRevalidator();
  useLive("card:changed", () => {
    if (state === "idle") revalidate();
  });
  const next = at.after ? undefined : coming.lines.find((line) => line.state === "booked" || line.state === "confirmed");
  const rest = coming.lines.filter((line) => line.id !== next?.id);
  return (
    <ClientPage title="Sessions & Homework">
      <div className={styles.page}>
        {next ? (
          <section aria-labelledby="next" className={styles.banner}>
            <h2 id="next">Next session</h2>
            <div className={styles.words}>
              <SessionWhen line={next} as="strong" />
              <span>{aboutSession(next)}</span>
            </div>
            <SessionTags line={next} />
            <div className={styles.buttons}>
              {next.join ? <LinkButton variant="primary" href={`/sessions/${next.id}/join`}>{next.join === "open" ? "Join" : "Get ready to join"}</LinkButton> : null}
              <LinkButton href={`/sessions/${next.id}`}>Open session</LinkButton>
              {rest.length > 0 ? <JumpLink href="#coming">More</JumpLink> : null}
            </div>
          </section>
        ) : null}
        <section aria-labelledby="homework" className={styles.section}>
          <h2 id="homework">Homework</h2>
          {homework.open.length === 0 ? <EmptyState>No homework right now.</EmptyState> : <HomeworkRows lines={homework.open} base="/sessions/homework" label="Homework" />}
          {logs.length > 0 ? <p><Link href="/sessions/logs">{logs.map((log, index) => (index === 0 ? log.name : log.name.toLowerCase())).join(", ")}</Link></p> : null}
        </section>
        <section aria-labelledby="coming" className={styles.section}>
          <h2 id="coming" tabIndex={-1}>Upcoming</h2>
          {coming.lines.length === 0 ? <EmptyState>No sessions to come. Write to your care team to arrange one.</EmptyState> : rest.length === 0 ? <p className="muted">Nothing after your next session.</p> : <SessionRows lines={rest} base="/sessions" label="Upcoming" />}
          <PageLinks here="/sessions" next={coming.next} after={at.after} more="Later" first="Soonest" />
        </section>
        <section aria-labelledby="past" className={styles.section}>
          <h2 id="past">Past</h2>
          {past.lines.length === 0 ? <EmptyState>No past sessions yet.</EmptyState> : <SessionRows lines={past.lines} base="/sessions" label="Past" joinable={false} />}
          <MorePages here="/sessions" name="past" next={past.next} after={at.past} />
        </section>
        {homework.done.length > 0 ? (
          <section aria-labelledby="done" className={styles.section}>
            <h2 id="done">Homework you sent</h2>
            <HomeworkRows lines={homework.done} base="/sessions/homework" label="Homework you sent" />
            <MorePages here="/sessions" name="done" next={homework.next} after={at.done} />
          </section>
        ) : null}
      </div>
    </ClientPage>
  );
}
