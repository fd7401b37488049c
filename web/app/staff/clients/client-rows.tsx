import { Initials, Link, Tag, dayKey, useViewerTime } from "@anteroom/core/ui";
import { ageOn, isMinor } from "../ages.ts";
import type { ClientLine } from "../people-lines.ts";
import { PortalStateTag } from "./portal-state-tag.tsx";
import styles from "./clients.module.css";

/** The client list: name, professional and portal state in columns that stack on a phone. */
export function ClientRows({ clients }: { clients: readonly ClientLine[] }) {
  const { zone, now } = useViewerTime();
  const today = dayKey(now ?? new Date(), zone);
  return (
    <ul role="list" className={styles.rows} aria-label="Clients">
      {clients.map((client) => {
        const age = ageOn(client.birthDate, today);
        const about = [client.pronouns, age === null ? null : isMinor(age) ? `${age}, under 18` : String(age)].filter(Boolean).join(" · ");
        return (
          <li key={client.id} className={styles.row}>
            <Initials name={client.name} />
            <p className={styles.who}>
              <Link href={`/staff/clients/${client.id}`}>{client.name}</Link>
              {about ? <span className={styles.about}>{about}</span> : null}
            </p>
            <p className={styles.professional}>
              <span className="vh">Professional: </span>
              {client.professionals.join(", ") || "Nobody assigned"}
            </p>
            <p className={styles.state}>{client.prospect ? <Tag tone="warning">Prospect</Tag> : <PortalStateTag state={client.portal} />}</p>
          </li>
        );
      })}
    </ul>
  );
}
