import { EmptyState, Link, StaffPage, pageTitle, zoneName } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Hours and time off");

export async function loader(args: LoaderFunctionArgs) {
  const { professionals, me, mayChange } = await pluginPageApi<SchedulingRouter>("scheduling", args).setUp();
  // Who may set nobody else's has nothing to choose.
  if (!mayChange) throw redirect(`/staff/calendar/hours/${me}`);
  return { professionals, me };
}

/** Whose hours: a professional to choose. */
export default function WhoseHoursPage() {
  const { professionals, me } = useLoaderData<typeof loader>();
  return (
    <StaffPage title="Hours and time off" below="When each professional can be booked." back={{ href: "/staff/calendar", label: "Calendar" }}>
      {professionals.length === 0 ? <EmptyState>Nobody in the practice has the role Professional yet.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Professionals">
          {professionals.map(({ id, name, zone }) => (
            <li key={id}><div className={styles.words}><Link href={`/staff/calendar/hours/${id}`}>{name}{id === me ? " (you)" : ""}</Link><span className={styles.tagline}>{zoneName(zone)}</span></div></li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}
