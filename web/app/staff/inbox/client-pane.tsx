import { Facts, Initials, Link, Tag, dayKey, formatTime, useViewerTime, zoneName } from "@anteroom/core/ui";
import { ageOn, birthdayWords, isMinor } from "../ages.ts";
import { nameOf } from "../people-lines.ts";
import { relationshipLabel } from "../permission-boxes.ts";
import styles from "./client-pane.module.css";
import type { OpenConversation } from "./open-conversation.ts";

/** The pane beside a conversation: what staff look up about the client while they write. */
export function ClientPane({ about }: { about: NonNullable<OpenConversation["about"]> }) {
  const { client, professionals, contacts, users, writer } = about;
  const { zone, now } = useViewerTime();
  const name = nameOf(client);
  const age = ageOn(client.birthDate, dayKey(now ?? new Date(), zone));
  const chart = `/staff/clients/${client.id}`;
  return (
    <div className={styles.pane}>
      <div className={styles.who}>
        <Initials name={name} />
        <div>
          <h2><Link href={chart}>{name}</Link></h2>
          <p className={styles.small}>{[client.pronouns, age === null ? null : isMinor(age) ? `${age}, under 18` : String(age)].filter(Boolean).join(" · ")}</p>
        </div>
      </div>
      <Facts
        items={[
          ...(client.nameUsed ? [{ label: "Legal name", value: `${client.firstName} ${client.lastName}` }] : []),
          ...(client.timeZone ? [{ label: "Time now", value: `${formatTime(now ?? new Date(), { zone: client.timeZone })}, ${zoneName(client.timeZone)}` }] : []),
          ...(client.birthDate ? [{ label: "Birthday", value: birthdayWords(client.birthDate) }] : []),
          ...(client.phone ? [{ label: "Phone", value: client.phone }] : []),
          ...(client.email ? [{ label: "E-mail", value: client.email }] : []),
          { label: "Care team", value: professionals.join(", ") || "Nobody" },
        ]}
      />
      {users ? (
        <section aria-labelledby="pane-users">
          <h3 id="pane-users">Portal users</h3>
          <ul role="list" className={styles.people}>
            {users.map((user) => (
              <li key={user.id}>
                <span>{nameOf(user)} <span className={styles.small}>{relationshipLabel(user.relationship)}</span></span>
                {user.id === writer ? <Tag>Writes here</Tag> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {contacts.length > 0 ? (
        <section aria-labelledby="pane-contacts">
          <h3 id="pane-contacts">Contacts</h3>
          <ul role="list" className={styles.people}>
            {contacts.map((contact) => (
              <li key={contact.id}>
                <span>
                  {contact.name} <span className={styles.small}>{relationshipLabel(contact.relationship)}</span>
                  {contact.phone ? <span className={styles.small}> {contact.phone}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p><Link href={chart} className={styles.open}>Open chart</Link></p>
    </div>
  );
}
