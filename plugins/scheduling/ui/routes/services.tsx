import { EmptyState, Link, LinkButton, StaffPage, Tag, formatMoney, pageTitle } from "@anteroom/core/ui";
import { Plus } from "@anteroom/core/ui/icons.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Services");

export const loader = (args: LoaderFunctionArgs) => pluginPageApi<SchedulingRouter>("scheduling", args).setUp();

const modeWords = { book: "booked at once", request: "by request", off: "not online" };

/** What can be booked in this practice. */
export default function ServicesPage() {
  const { services, professionals, mayChange } = useLoaderData<typeof loader>();
  const add = mayChange ? <LinkButton variant="primary" href="/staff/library/services/new" icon={<Plus aria-hidden="true" size={20} />}>Add a service</LinkButton> : null;
  return (
    <StaffPage title="Services" below="What clients and staff can book." beside={services.length > 0 ? add : null}>
      {services.length === 0 ? <EmptyState action={add}>There are no services yet. A service has a length, a price, and the places it can take place.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Services">
          {services.map((one) => (
            <li key={one.id}>
              <div className={styles.words}>
                {mayChange ? <Link href={`/staff/library/services/${one.id}`}>{one.name}</Link> : <strong>{one.name}</strong>}
                <span className={styles.tagline}>{[`${one.minutes} minutes`, one.priceMinor > 0 ? formatMoney(one.priceMinor, one.currency) : "", one.places.map((place) => placeWords(place)).join(", "), one.seats > 1 ? `${one.seats} seats` : `clients: ${modeWords[one.modeKnown]}`].filter(Boolean).join(" · ")}</span>
              </div>
              {one.archivedAt !== null ? <Tag>Not offered</Tag> : null}
            </li>
          ))}
        </ul>
      )}
      {professionals.length === 0 ? <p className="muted">Nobody in the practice has the role Professional yet, so nothing can be booked. Give it under <Link href="/staff/settings/team">Team</Link>.</p> : <p><Link href="/staff/calendar/hours">Hours of each professional</Link>{mayChange ? <> · <Link href="/staff/library/booking">Booking for new clients</Link></> : null}</p>}
    </StaffPage>
  );
}
