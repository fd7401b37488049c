import { ClientPage, EmptyState, Link, LinkButton, formatMoney, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useLoaderData } from "@remix-run/react";
import type { ServiceLine } from "../../server/procedures/services.ts";
import type { SchedulingRouter } from "../../server/router.ts";
import { askWords } from "../parts/ask-words.ts";
import { placeWords } from "../parts/place-words.ts";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Schedule New Appointment");

export async function loader(args: LoaderFunctionArgs) {
  const { services, why } = await pluginPageApi<SchedulingRouter>("scheduling", args).services();
  const [only, another] = services;
  if (only && !another) throw redirect(`/scheduling/new/${only.id}`);
  return { services, why };
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const facts = ({ minutes, places, priceMinor, currency, pay }: ServiceLine): string =>
  [`${minutes} minutes`, places.map((place) => placeWords(place)).join(" or "), priceMinor > 0 ? formatMoney(priceMinor, currency) : "", pay.ask === "none" ? "" : `to book: ${lowerFirst(askWords(pay, currency))}`].filter(Boolean).join(" · ");

/** What there is to book. One service is no choice: its times come at once. */
export default function NewAppointmentPage() {
  const { services, why } = useLoaderData<typeof loader>();
  return (
    <ClientPage title="Schedule New Appointment" {...(services.length > 0 ? { below: "What is it for?" } : {})} back={{ href: "/scheduling", label: "Appointments" }}>
      {services.length === 0 ? (
        <EmptyState action={<LinkButton variant="primary" href="/">Message us to book</LinkButton>}>
          {why === "off" ? "Your practice arranges appointments with you in messages." : "Nothing can be booked online at the moment. Write to us, and we find a time together."}
        </EmptyState>
      ) : (
        <ul role="list" className={styles.services} aria-label="Services">
          {services.map((service) => (
            <li key={service.id} className={styles.service}>
              <Link href={`/scheduling/new/${service.id}`}>{service.name}</Link>
              <span>{facts(service)}</span>
              {service.about ? <span className="muted">{service.about}</span> : null}
              {service.mode === "request" ? <span className="muted small">You ask for a time, and your practice answers.</span> : null}
            </li>
          ))}
        </ul>
      )}
    </ClientPage>
  );
}
