import type { DeskLine } from "@anteroom/core/server";
import { Initials, Link, Tag, classNames, formatDay, formatTime, useViewerTime } from "@anteroom/core/ui";
import { shortWhen } from "./short-when.ts";
import { DueTag } from "./due-tag.tsx";
import { inboxPath, type InboxView } from "./inbox-views.ts";
import type { Narrow } from "./narrow.ts";
import styles from "./conversation-row.module.css";

interface Props {
  /** In a client's chart a line comes without what the shared inbox knows of it. */
  line: Omit<DeskLine, "desk"> & { desk?: DeskLine["desk"] };
  view: InboxView;
  narrow?: Narrow;
  current?: boolean;
}

/** A line of the inbox: who, for whom, the last words, when, and what is unread, all as words too. */
export function ConversationRow({ line, view, narrow, current }: Props) {
  const format = useViewerTime();
  const { desk } = line;
  const waits = line.waitingSince !== null;
  const at = line.waitingSince ?? line.lastAt;
  // In "Mine" it would be the reader's own name on every line.
  const who = view === "mine" ? (desk?.coveredBy ? `For ${desk.assignee?.name ?? "a colleague"}, who is away` : null) : desk ? (desk.assignee?.name ?? "Nobody") : null;
  const tags = desk?.tags ?? [];
  const facts = [who, desk && desk.snoozedUntil !== null ? `Until ${formatDay(new Date(desk.snoozedUntil), format)}, ${formatTime(new Date(desk.snoozedUntil), format)}` : null].filter(Boolean).join(" · ");
  return (
    <Link href={inboxPath(view, line.id, narrow)} className={classNames(styles.row, line.unread > 0 && styles.unread)} aria-current={current ? "page" : undefined}>
      <Initials name={line.title} />
      <span className={styles.top}>
        <span className={styles.name}>
          {line.title}
          {line.about ? <span className={styles.about}> {line.about}</span> : null}
        </span>
        <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
          {waits ? <span className="vh">Waiting since </span> : null}
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
      {line.topic || facts || waits || tags.length > 0 || (view === "all" && desk && desk.state !== "open") ? (
        <span className={styles.tags}>
          {line.topic ? <Tag><span className="vh">Only with </span>{line.topic}</Tag> : null}
          {desk?.due ? <DueTag due={desk.due} /> : waits ? <Tag tone="accent">Needs reply</Tag> : null}
          {view === "all" && desk?.state === "closed" ? <Tag>Closed</Tag> : null}
          {tags.map((one) => <Tag key={one}>{one}</Tag>)}
          {facts ? <span className={styles.facts} suppressHydrationWarning>{facts}</span> : null}
        </span>
      ) : null}
    </Link>
  );
}
