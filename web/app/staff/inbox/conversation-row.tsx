import type { ConversationLine } from "@anteroom/core/server";
import { Initials, Link, Tag, classNames, useViewerTime } from "@anteroom/core/ui";
import { shortWhen } from "./short-when.ts";
import styles from "./conversation-row.module.css";

interface Props {
  line: ConversationLine;
  view: string;
  current?: boolean;
}

/** A line of the inbox: who, for whom, the last words, when, and what is unread, all as words too. */
export function ConversationRow({ line, view, current }: Props) {
  const format = useViewerTime();
  const waits = line.waitingSince !== null && view !== "waiting";
  const at = view === "waiting" && line.waitingSince !== null ? line.waitingSince : line.lastAt;
  return (
    <Link href={`/staff/inbox/${view}/${line.id}`} className={classNames(styles.row, line.unread > 0 && styles.unread)} aria-current={current ? "page" : undefined}>
      <Initials name={line.title} />
      <span className={styles.top}>
        <span className={styles.name}>
          {line.title}
          {line.about ? <span className={styles.about}> {line.about}</span> : null}
        </span>
        <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
          {view === "waiting" ? <span className="vh">Waiting since </span> : null}
          {shortWhen(at, format)}
        </time>
      </span>
      <span className={styles.bottom}>
        <span className={styles.preview}>{line.preview || (line.lastSeq > 0 ? "Preview not available" : "No messages yet")}</span>
        {line.unread > 0 ? (
          <span className={styles.count}>
            {line.unread}
            <span className="vh"> unread</span>
          </span>
        ) : null}
      </span>
      {waits ? <span className={styles.tags}><Tag tone="accent">Needs reply</Tag></span> : null}
    </Link>
  );
}
