import { Initials, LinkButton, Tabs, dayKey, formatTime, useViewerTime, zoneName } from "@anteroom/core/ui";
import { MessageCircle } from "@anteroom/core/ui/icons.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Outlet, useLoaderData, useLocation, type LoaderFunctionArgs } from "../../remix.ts";
import { ageOn, isMinor } from "../ages.ts";
import { BackLink } from "../back-link.tsx";
import { nameOf } from "../people-lines.ts";
import { useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import styles from "./chart-layout.module.css";
import { DoneLine } from "./done-line.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { client, professionals, contacts } = await pageAnswer(request, context.caller.people.client({ clientId: params.clientId ?? "" }));
  return { client, professionals: professionals.map(({ id, name, title }) => ({ id, name, title })), contacts };
}

/** The frame of a client's chart: who it is, and the tabs of core and of the plugins. */
export default function ChartLayout() {
  const { client, professionals } = useLoaderData<typeof loader>();
  const place = useStaffPlace();
  const { pathname } = useLocation();
  const { zone, now } = useViewerTime();
  const base = `/staff/clients/${client.id}`;
  const age = ageOn(client.birthDate, dayKey(now ?? new Date(), zone));
  const name = nameOf(client);
  const facts = [
    client.pronouns,
    age === null ? null : isMinor(age) ? `${age}, under 18` : String(age),
    client.timeZone ? `${formatTime(now ?? new Date(), { zone: client.timeZone })} now, ${zoneName(client.timeZone)}` : null,
  ].filter(Boolean);
  const tabs = [
    { href: base, label: "Overview", current: pathname === base || /\/(edit|contacts|care-team)(\/|$)/.test(pathname.slice(base.length)) },
    { href: `${base}/messages`, label: "Messages", current: pathname === `${base}/messages` },
    ...(place?.chartTabs ?? []).map((tab) => ({ href: `${base}/${tab.to}`, label: tab.label, current: pathname.startsWith(`${base}/${tab.to}`) })),
    ...(place?.may.givePortalAccess ? [{ href: `${base}/portal`, label: "Client Portal", current: pathname.startsWith(`${base}/portal`) }] : []),
    ...(place?.may.readLog ? [{ href: `${base}/log`, label: "Log", current: pathname === `${base}/log` || pathname === `${base}/export` }] : []),
  ];
  return (
    <div className={page.page}>
      <BackLink to="/staff/clients">Clients</BackLink>
      <div className={styles.banner}>
        <Initials name={name} size="large" />
        <div className={styles.who}>
          <p className={styles.name}>{name}</p>
          {facts.length > 0 ? <p className={styles.facts}>{facts.join(" · ")}</p> : null}
          <p className={styles.facts}>{professionals.length > 0 ? professionals.map((one) => one.name).join(", ") : "No professional assigned"}</p>
        </div>
        <LinkButton href={`${base}/messages`} className={styles.message} icon={<MessageCircle aria-hidden="true" size={20} />}>Message</LinkButton>
      </div>
      <Tabs label={`Chart of ${name}`} tabs={tabs} />
      <div className={styles.tab}>
        <DoneLine />
        <Outlet />
      </div>
    </div>
  );
}
