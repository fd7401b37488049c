import { Link, When } from "@anteroom/core/ui";
import type { AppointmentLine } from "../../server/procedures/list.ts";
import { placeWords } from "./place-words.ts";
import { StateTag } from "./state-tag.tsx";
import styles from "./scheduling.module.css";

/** Appointments of a client, each with a link to its page. */
export function AppointmentRows({ lines, label }: { lines: readonly AppointmentLine[]; label: string }) {
  return (
    <ul role="list" className={styles.rows} aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <div className={styles.words}>
            <Link href={`/scheduling/${line.id}`}><When start={line.startsAt} end={line.endsAt} {...(line.place === "in-person" ? { zone: line.zone } : {})} /></Link>
            <span className={styles.tagline}>{line.service} with {line.professional} · {placeWords(line.place)}</span>
          </div>
          <StateTag state={line.state} />
        </li>
      ))}
    </ul>
  );
}
