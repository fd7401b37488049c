import { ClientPage, Facts, Link, LinkButton, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import { HomeworkRows } from "../parts/homework-rows.tsx";
import { SessionTags, whereWords } from "../parts/session-rows.tsx";
import { SessionWhen } from "../parts/session-when.tsx";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Session");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<SessionsRouter>("sessions", args).session({ id: args.params["sessionId"] ?? "" });

/** One session: when, where, with whom; what to do for it; and what was shared after it. */
export default function SessionPage() {
  const { line, now, homework, recap, appointment, practice } = useLoaderData<typeof loader>();
  const past = Date.parse(line.endsAt) < now;
  const stands = line.state === "booked" || line.state === "confirmed";
  return (
    <ClientPage title={line.type} below={`With ${line.professional}`} back={{ href: "/sessions", label: "Sessions & Homework" }}>
      <div className={styles.page}>
        <section className={styles.section} aria-label="When and where">
          <Facts items={[{ label: "When", value: <span className={styles.words}><SessionWhen line={line} /></span> }, { label: "Where", value: whereWords(line) }, { label: "Status", value: <SessionTags line={line} /> }]} />
          <div className={styles.buttons}>
            {line.join && line.join !== "over" ? <LinkButton variant="primary" href={`/sessions/${line.id}/join`}>{line.join === "open" ? "Join" : "Get ready to join"}</LinkButton> : null}
            {appointment && stands && !past ? <LinkButton href={`/scheduling/${appointment}`}>Change or cancel</LinkButton> : null}
          </div>
          {stands && !past && !appointment ? <p className="muted">To change it, <Link href="/">write to your care team</Link>{practice.phone ? ` or call ${practice.name} on ${practice.phone}` : ""}.</p> : null}
        </section>
        {homework.length > 0 ? (
          <section aria-labelledby="prepare" className={styles.section}>
            <h2 id="prepare">Homework for this session</h2>
            <HomeworkRows lines={homework} base="/sessions/homework" label="Homework for this session" />
          </section>
        ) : null}
        {recap ? (
          <section aria-labelledby="recap" className={styles.section}>
            <h2 id="recap">What we talked about</h2>
            <p className={styles.text}>{recap.summary}</p>
            {recap.agreed.length > 0 ? <><h3>Agreed</h3><ul>{recap.agreed.map((one) => <li key={one}>{one}</li>)}</ul></> : null}
            {recap.next ? <p><strong>Next:</strong> {recap.next}</p> : null}
            <p className={styles.detail}>Shared by {recap.by}</p>
          </section>
        ) : null}
      </div>
    </ClientPage>
  );
}
