import { EmptyState, Facts, Link, LinkButton, Notice, zoneName } from "@anteroom/core/ui";
import { pageAnswer } from "../../page-answer.ts";
import { useLoaderData, type LoaderFunctionArgs } from "../../remix.ts";
import { birthdayWords } from "../ages.ts";
import { nameOf } from "../people-lines.ts";
import { relationshipLabel } from "../permission-boxes.ts";
import { askMay } from "../staff-may.ts";
import { useStaffPlace } from "../staff-place.ts";
import page from "../staff-page.module.css";
import { chartTitle, useChart } from "./chart-place.ts";
import styles from "./overview.module.css";
import { PortalUserState } from "./portal/portal-user-state.tsx";

export const meta = chartTitle("");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const may = await askMay(context);
  const clientId = params.clientId ?? "";
  const [listed, changes] = await pageAnswer(request, Promise.all([
    may.givePortalAccess ? context.caller.people.portalUsers({ clientId }) : null,
    may.writeClients ? context.caller.profile.changes.list({ clientId }) : [],
  ]));
  return { users: listed?.users ?? null, changes: changes.length };
}

export default function OverviewPage() {
  const { client } = useChart();
  const { changes } = useLoaderData<typeof loader>();
  const name = nameOf(client);
  return (
    <>
      <h1 id="h1" tabIndex={-1} className={page.unseen}>{name}</h1>
      {changes > 0 ? (
        <div className={page.notice}>
          <Notice title={changes === 1 ? "1 proposed change" : `${changes} proposed changes`}>
            <p>A portal user wants something changed here. <Link href={`/staff/clients/${client.id}/changes`}>Look at it</Link></p>
          </Notice>
        </div>
      ) : null}
      <div className={styles.columns}>
        <div className={styles.column}>
          <About />
          <Contacts />
        </div>
        <div className={styles.column}>
          <CareTeam />
          <PortalUsers />
          <Record />
        </div>
      </div>
    </>
  );
}

const notGiven = <span className="muted">Not given</span>;

function About() {
  const { client } = useChart();
  const place = useStaffPlace();
  return (
    <section className={page.panel} aria-labelledby="about">
      <div className={page.panelHead}>
        <h2 id="about">About</h2>
        {place?.may.writeClients ? <Link href={`/staff/clients/${client.id}/edit`}>Edit client</Link> : null}
      </div>
      <Facts
        items={[
          { label: "Legal name", value: `${client.firstName} ${client.lastName}` },
          { label: "Name used", value: client.nameUsed ?? notGiven },
          { label: "Pronouns", value: client.pronouns ?? notGiven },
          { label: "Birthday", value: birthdayWords(client.birthDate) ?? notGiven },
          { label: "Phone", value: client.phone ? <a href={`tel:${client.phone.replaceAll(/[^\d+]/g, "")}`}>{client.phone}</a> : notGiven },
          { label: "E-mail", value: client.email ?? notGiven },
          { label: "Address", value: client.address ? <span className={styles.lines}>{client.address}</span> : notGiven },
          { label: "Time zone", value: client.timeZone ? zoneName(client.timeZone) : notGiven },
        ]}
      />
    </section>
  );
}

function Contacts() {
  const { client, contacts } = useChart();
  const place = useStaffPlace();
  const base = `/staff/clients/${client.id}/contacts`;
  return (
    <section className={page.panel} aria-labelledby="contacts">
      <div className={page.panelHead}>
        <h2 id="contacts">Contact Info</h2>
        {place?.may.writeClients ? <Link href={`${base}/new`}>Add a contact</Link> : null}
      </div>
      {contacts.length === 0 ? <p className="muted">No contacts yet, such as a parent or somebody to call in an emergency.</p> : (
        <ul role="list" className={styles.people}>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <div>
                <p><strong>{contact.name}</strong> <span className="muted">{relationshipLabel(contact.relationship)}</span></p>
                <p className="small muted">{[contact.phone, contact.email].filter(Boolean).join(" · ") || "No phone or e-mail"}</p>
              </div>
              {place?.may.writeClients ? <Link href={`${base}/${contact.id}`}>Edit<span className="vh"> {contact.name}</span></Link> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CareTeam() {
  const { client, professionals } = useChart();
  const place = useStaffPlace();
  return (
    <section className={page.panel} aria-labelledby="team">
      <div className={page.panelHead}>
        <h2 id="team">Care team</h2>
        {place?.may.writeClients ? <Link href={`/staff/clients/${client.id}/care-team`}>Change<span className="vh"> the care team</span></Link> : null}
      </div>
      <ul role="list" className={styles.people}>
        {professionals.map((one, index) => (
          <li key={one.id}>
            <div>
              <p><strong>{one.name}</strong> {index === 0 && professionals.length > 1 ? <span className="muted">Lead</span> : null}</p>
              {one.title ? <p className="small muted">{one.title}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Record() {
  const { client } = useChart();
  const place = useStaffPlace();
  if (!place?.may.writeClients) return null;
  const base = `/staff/clients/${client.id}`;
  return (
    <section className={page.panel} aria-labelledby="record">
      <div className={page.panelHead}><h2 id="record">This record</h2></div>
      <ul role="list" className={styles.verbs}>
        <li><Link href={`${base}/merge`}>Merge with another record</Link></li>
        <li><Link href={`${base}/archive`}>{client.archivedAt ? "Restore this client" : "Archive this client"}</Link></li>
      </ul>
    </section>
  );
}

function PortalUsers() {
  const { client } = useChart();
  const { users } = useLoaderData<typeof loader>();
  if (users === null) return null;
  const base = `/staff/clients/${client.id}/portal`;
  return (
    <section className={page.panel} aria-labelledby="portal">
      <div className={page.panelHead}>
        <h2 id="portal">Client Portal</h2>
        {users.length > 0 ? <Link href={base}>See all<span className="vh"> portal users</span></Link> : null}
      </div>
      {users.length === 0 ? (
        <EmptyState action={<LinkButton href={`${base}/new`}>Add New User</LinkButton>}>Nobody can open this client’s portal yet.</EmptyState>
      ) : (
        <ul role="list" className={styles.people}>
          {users.map((user) => (
            <li key={user.id}>
              <div>
                <p><strong>{nameOf(user)}</strong> <span className="muted">{relationshipLabel(user.relationship)}</span></p>
                <PortalUserState user={user} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
