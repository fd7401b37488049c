import { Initials } from "@anteroom/core/ui/initials.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { Tag } from "@anteroom/core/ui/tag.tsx";
import { useViewerTime } from "@anteroom/core/ui/viewer-time.tsx";
import { dayKey } from "@anteroom/core/time/format-time.ts";
import { When } from "@anteroom/core/ui/when.tsx";
import type { ConversationLine } from "@anteroom/core/server";
import { peopleWords } from "./people-words.ts";
import styles from "./conversation-lines.module.css";

/** Conversations as links: who, the last words, when, and what is unread in words. */
export function ConversationLines({ lines, hrefOf, currentId }: { lines: readonly ConversationLine[]; hrefOf: (line: ConversationLine) => string; currentId?: string }) {
  const { zone, now } = useViewerTime();
  const today = dayKey(now ?? new Date(), zone);
  return (
    <ul role="list" className={styles.lines}>
      {lines.map((line) => {
        const at = new Date(line.lastAt).toISOString();
        return (
          <li key={line.id}>
            <Link href={hrefOf(line)} aria-current={line.id === currentId ? "page" : undefined} data-unread={line.unread > 0 ? "" : undefined}>
              <Initials name={line.title} />
              <span className={styles.words}>
                <span className={styles.top}>
                  <b><bdi>{line.title}</bdi></b>
                  <When start={at} show={dayKey(at, zone) === today ? "time" : "divider"} className={styles.at} />
                </span>
                {line.about ? <span className={styles.about}>{line.about}</span> : null}
                <span className={styles.about}>{peopleWords(["You", ...line.people])}</span>
                <span className={styles.preview}><bdi>{line.preview}</bdi></span>
                <span className={styles.tags}>
                  {line.unread > 0 ? <Tag tone="accent">{line.unread} unread</Tag> : null}
                  {line.pinned ? <Tag>Pinned</Tag> : null}
                  {line.muted ? <Tag>Muted</Tag> : null}
                  {line.closed ? <Tag>Closed</Tag> : null}
                </span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
