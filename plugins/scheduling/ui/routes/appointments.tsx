import { ClientPage, EmptyState, Link, LinkButton, PageLinks, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { useLive } from "@anteroom/core/ui/use-live.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import type { ReactNode } from "react";
import type { AppointmentLine } from "../../server/procedures/list.ts";
import type { SchedulingRouter } from "../../server/router.ts";
import { AppointmentRows } from "../parts/appointment-rows.tsx";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { StateTag } from "../parts/state-tag.tsx";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Appointments");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const after = cursorIn(args.request);
  const [coming, past, { why }] = await Promise.all([api.list({ past: false, after }), api.list({ past: true }), api.services()]);
  return { coming, past: past.lines.slice(0, 3), more: past.lines.length > 3 || past.next !== null, why, after };
}

/** The client's appointments: the next one, what is to come, what waits for an answer, what was. */
export default function AppointmentsPage() {
  const { coming, past, more, why, after } = useLoaderData<typeof loader>();
  const { revalidate, state } = useRevalidator();
  useLive("card:changed", () => {
    if (state === "idle") revalidate();
  });
  const asked = coming.lines.filter((line) => line.state === "requested" || line.state === "proposed");
  const stand = coming.lines.filter((line) => !asked.includes(line));
  // On a later page none of them is the next one.
  const next = after ? undefined : stand[0];
  const others = stand.filter((line) => line !== next);
  return (
    <ClientPage title="Appointments" beside={why === null ? <LinkButton variant="primary" href="/scheduling/new" icon={<Plus aria-hidden="true" size={20} />}>Schedule New Appointment</LinkButton> : null}>
      {coming.lines.length === 0 ? <EmptyState>You have no appointments to come.</EmptyState> : null}
      {next ? <Next line={next} /> : null}
      {asked.length > 0 ? <Section id="requests" title="Waiting for an answer"><AppointmentRows lines={asked} label="Waiting for an answer" /></Section> : null}
      {others.length > 0 ? <Section id="upcoming" title={next ? "After that" : "Upcoming"}><AppointmentRows lines={others} label="Upcoming appointments" /></Section> : null}
      <PageLinks here="/scheduling" next={coming.next} after={after} more="Later" first="Soonest" />
      {why === "off" ? <MessageUs>Your practice arranges appointments with you in messages.</MessageUs> : null}
      {why === "none" ? <MessageUs>Nothing can be booked online at the moment.</MessageUs> : null}
      {past.length > 0 ? (
        <Section id="past" title="Past">
          <AppointmentRows lines={past} label="Past appointments" />
          {more ? <p><LinkButton href="/scheduling/past">All past appointments</LinkButton></p> : null}
        </Section>
      ) : null}
      {why === null ? <p><Link href="/scheduling/earlier">Tell me of earlier times</Link></p> : null}
      <p><Link href="/scheduling/feeds">Show appointments in my own calendar</Link></p>
    </ClientPage>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return <section aria-labelledby={id} className={styles.section}><h2 id={id}>{title}</h2>{children}</section>;
}

function MessageUs({ children }: { children: string }) {
  return <div className={styles.section}><p>{children}</p><p><LinkButton href="/">Message us to book</LinkButton></p></div>;
}

function Next({ line }: { line: AppointmentLine }) {
  return (
    <section aria-labelledby="next" className={styles.next}>
      <h2 id="next" className="small muted">Next appointment</h2>
      <strong><TwoClocks start={line.startsAt} end={line.endsAt} zone={line.zone} place={line.place} /></strong>
      <span>{line.service} with {line.professional} · {placeWords(line.place)}</span>
      <span className={styles.verbs}><StateTag state={line.state} /><LinkButton href={`/scheduling/${line.id}`}>Details, change or cancel</LinkButton></span>
    </section>
  );
}
