import { ChartTab, EmptyState, Link, LinkButton, PageLinks, Tag, When, formatMoney, pageTitle } from "@anteroom/core/ui";
import { Plus, Repeat } from "@anteroom/core/ui/icons.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { StateTag } from "../parts/state-tag.tsx";

export const meta = pageTitle("Scheduling, client chart");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SchedulingRouter>("scheduling", args).chart({ clientId, after })), clientId, after };
}

/** The chart's tab: every appointment of the client, the newest first. */
export default function ChartPage() {
  const { lines, next, after, clientId, now, mayManage } = useLoaderData<typeof loader>();
  const coming = lines.filter(({ endsAt }) => endsAt > now);
  const past = lines.filter(({ endsAt }) => endsAt <= now);
  return (
    <ChartTab title="Scheduling" beside={mayManage ? <div className={styles.verbs}><LinkButton href={`/staff/calendar/series?client=${clientId}`} icon={<Repeat aria-hidden="true" size={20} />}>Book a series</LinkButton><LinkButton href={`/staff/calendar/new?client=${clientId}`} icon={<Plus aria-hidden="true" size={20} />}>Book an appointment</LinkButton></div> : null}>
      {lines.length === 0 ? <EmptyState>No appointments yet.</EmptyState> : null}
      {[{ id: "coming", title: "To come", rows: coming }, { id: "past", title: "Past", rows: past }].filter(({ rows }) => rows.length > 0).map(({ id, title, rows }) => (
        <section key={id} aria-labelledby={id} className={styles.section}>
          <h2 id={id}>{title}</h2>
          <ul role="list" className={styles.rows} aria-label={title}>
            {rows.map((line) => (
              <li key={line.id}>
                <div className={styles.words}>
                  <Link href={`/staff/calendar/${line.id}`}><When start={line.startsAt} end={line.endsAt} /></Link>
                  <span className={styles.tagline}>{`${line.service}${line.professional ? ` with ${line.professional}` : ""} · ${placeWords(line.place)}`}</span>
                </div>
                <span className={styles.verbs}>{line.movedFeeState === "proposed" ? <Tag tone="warning">Fee of {formatMoney(line.movedFeeMinor, line.currency)} to decide</Tag> : null}{line.feeState === "proposed" ? <Tag tone="warning">Fee of {formatMoney(line.feeMinor, line.currency)} to decide</Tag> : null}<StateTag state={line.state} /></span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {mayManage ? <p><Link href={`/staff/calendar/waitlist/new?client=${clientId}`}>Add to the waitlist for earlier times</Link></p> : null}
      <PageLinks here={`/staff/clients/${clientId}/scheduling`} next={next} after={after} />
    </ChartTab>
  );
}
