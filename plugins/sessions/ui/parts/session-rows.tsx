import { LinkButton, Tag } from "@anteroom/core/ui";
import type { SessionLine } from "../../server/index.ts";
import { SessionWhen } from "./session-when.tsx";
import styles from "./sessions.module.css";

const placeWords: Readonly<Record<SessionLine["place"], string>> = { video: "Video", "in-person": "In person", phone: "By phone" };

/** Where a session is: what the place is called, or by what it is held. */
export const whereWords = (line: SessionLine): string => line.placeName || placeWords[line.place];

/** What a session is, where, and with whom. */
export const aboutSession = (line: SessionLine): string => [`${line.type} with ${line.professional}`, whereWords(line), line.group ? "Group" : ""].filter(Boolean).join(" · ");

/** Tags of a session: how it stands, and whether it was billed. */
export function SessionTags({ line }: { line: SessionLine }) {
  return (
    <span className={styles.tags}>
      <Tag tone={line.tone}>{line.tag}</Tag>
      {line.money === "billed" ? <Tag tone="neutral">Billed</Tag> : null}
    </span>
  );
}

/** A list of sessions, each leading to its page; `base` is where these pages are. */
export function SessionRows({ lines, base, label, joinable = true }: { lines: readonly SessionLine[]; base: string; label: string; joinable?: boolean }) {
  return (
    <ul role="list" className={styles.rows} aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <div className={styles.words}>
            <SessionWhen line={line} href={`${base}/${line.id}`} />
            <span className={styles.detail}>{aboutSession(line)}</span>
          </div>
          <div className={styles.buttons}>
            {joinable && line.join === "open" ? <LinkButton variant="primary" href={`${base}/${line.id}/join`}>Join</LinkButton> : null}
            <SessionTags line={line} />
          </div>
        </li>
      ))}
    </ul>
  );
}
