import { Initials, Link, LinkButton, Notice, Tabs, dayKey, When, formatTime, useViewerTime, zoneName } from "@anteroom/core/ui";
import { MessageCircle } from "@anteroom/core/ui/icons.ts";
import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Outlet, redirect, useLoaderData, useLocation, type LoaderFunctionArgs } from "../../remix.ts";
import { ageOn, isMinor } from "../ages.ts";
import { BackLink } from "../back-link.tsx";
import { nameOf } from "../people-lines.ts";
import { useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import styles from "./chart-layout.module.css";
import { DoneLine } from "./done-line.tsx";
import { SendCard } from "./send-card.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const clientId = params.clientId ?? "";
  const chart = context.caller.people.client({ clientId }).catch((error: unknown) => leadOn(error));
  const [{ client, professionals, contacts }, people] = await pageAnswer(request, Promise.all([chart, context.caller.inbox.offers.ofClient({ clientId })]));
  return { people, client, professionals: professionals.map(({ id, name, title }) => ({ id, name, title })), contacts };
}

/** A record that was merged leads to the one that took it in. */
function leadOn(error: unknown): never {
  const { reason, data } = (refusalIn(error)?.details ?? {}) as { reason?: string; data?: { into?: string } };
  if (reason === "merged" && data?.into) throw redirect(`/staff/clients/${data.into}`);
  throw error;
}

/** The frame of a client's chart: who it is, and the tabs of core and of the plugins. */
export default function ChartLayout() {
  const { client, professionals, people } = useLoaderData<typeof loader>();
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
    { href: base, label: "Overview", current: pathname === base || /\/(edit|contacts|care-team|archive|merge|changes)(\/|$)/.test(pathname.slice(base.length)) },
    { href: `${base}/messages`, label: "Messages", current: pathname === `${base}/messages` },
    ...(place?.chartTabs ?? []).map((tab) => ({ href: `${base}/${tab.to}`, label: tab.label, current: pathname.startsWith(`${base}/${tab.to}`) })),
    ...(place?.may.givePortalAccess ? [{ href: `${base}/portal`, label: "Client Portal", current: pathname.startsWith(`${base}/portal`) || pathname === `${base}/why` }] : []),
    ...(place?.may.changePractice && place.may.switchPlugins ? [{ href: `${base}/settings`, label: "Settings", current: pathname === `${base}/settings` }] : []),
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
        <div className={styles.verbs}>
          <LinkButton href={`${base}/messages`} icon={<MessageCircle aria-hidden="true" size={20} />}>Message</LinkButton>
          <SendCard people={people} />
        </div>
      </div>
      <Tabs label={`Chart of ${name}`} tabs={tabs} />
      <div className={styles.tab}>
        <DoneLine />
        {client.prospect && !client.archivedAt ? (
          <div className={page.notice}>
            <Notice title="This is a prospect"><p>They asked for a first appointment and are no client yet. They become one when you accept their request, or when you invite them to the portal.</p></Notice>
          </div>
        ) : null}
        {client.archivedAt && !pathname.endsWith("/archive") ? (
          <div className={page.notice}>
            <Notice tone="warning" title="This client is archived">
              <p>Archived <When start={new Date(client.archivedAt).toISOString()} />. Nothing can be changed in the portal. {place?.may.writeClients ? <Link href={`${base}/archive`}>Restore</Link> : null}</p>
            </Notice>
          </div>
        ) : null}
        <Outlet />
      </div>
    </div>
  );
}
