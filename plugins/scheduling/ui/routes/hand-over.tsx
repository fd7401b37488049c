import { EmptyState, Link, LinkButton, PageLinks, StaffPage, pageTitle } from "@anteroom/core/ui";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Appointments to hand over");

export async function loader(args: LoaderFunctionArgs) {
  const after = cursorIn(args.request);
  return { ...(await pluginPageApi<SchedulingRouter>("scheduling", args).handOver({ after })), after };
}

/** Appointments whose professional is here no more: each is moved to a colleague, or cancelled. */
export default function HandOverPage() {
  const { lines, next, after } = useLoaderData<typeof loader>();
  return (
    <StaffPage title="Appointments to hand over" below="Their professional sees nobody here any more. The clients still expect to come." back={{ href: "/staff/calendar", label: "Calendar" }}>
      {lines.length === 0 ? <EmptyState>There is nothing to hand over.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Appointments to hand over">
          {lines.map((line) => (
            <li key={line.id}>
              <div className={styles.words}>
                <Link href={`/staff/calendar/${line.id}`}>{line.client}</Link>
                <TwoClocks start={line.startsAt} end={line.endsAt} zone={line.zone} place={line.place} there="There" />
                <span className={styles.tagline}>{line.service}{line.professional ? ` with ${line.professional}` : ""} · {placeWords(line.place)}</span>
              </div>
              <div className={styles.verbs}>
                {line.state === "requested" ? <LinkButton href={`/staff/calendar/${line.id}`}>Answer<span className="vh"> {line.client}</span></LinkButton> : (
                  <>
                    <LinkButton href={`/staff/calendar/${line.id}/move`}>Move<span className="vh"> {line.client}</span></LinkButton>
                    <LinkButton variant="quiet" href={`/staff/calendar/${line.id}/cancel`}>Cancel<span className="vh"> {line.client}</span></LinkButton>
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <PageLinks here="/staff/calendar/hand-over" next={next} after={after} more="Later" first="Soonest" />
    </StaffPage>
  );
}
