import { Button } from "@anteroom/core/ui/button.tsx";
import { classNames } from "@anteroom/core/ui/class-names.ts";
import { Lock } from "@anteroom/core/ui/icons.ts";
import { Link } from "@anteroom/core/ui/link.tsx";
import { When } from "@anteroom/core/ui/when.tsx";
import type { Entry } from "@anteroom/core/server";
import { memo } from "react";
import { Attachments } from "./attachments.tsx";
import { EntryText } from "./entry-text.tsx";
import type { Side } from "./timeline.ts";
import styles from "./entries.module.css";

export interface MessageRowProps {
  entry: Entry;
  side: Side;
  viewerId: string;
  opensGroup: boolean;
  /** "Sent" or "Read by the practice", under the last own message. */
  receipt?: { words: string; at: string };
  onWithdraw?: (entryId: string) => void;
  /** What staff can make of what the other side wrote. */
  uses?: readonly MessageUse[];
}

/** One thing to make of a message: its page, to which the message is added. */
export interface MessageUse {
  label: string;
  path: string;
}

const autoWords = { away: "Automatic reply", greeting: "Automatic message" };

/** One message or internal note, with its author's name in text. */
export const MessageRow = memo(function MessageRow({ entry, side, viewerId, opensGroup, receipt, onWithdraw, uses }: MessageRowProps) {
  const mine = entry.author.kind === side && entry.author.id === viewerId;
  const near = entry.author.kind === side;
  const note = entry.kind === "note";
  const author = mine ? "You" : entry.author.name;
  const at = new Date(entry.at).toISOString();
  return (
    <li tabIndex={-1} data-row={entry.id} data-seq={entry.seq} data-item="" data-stop={onWithdraw ? "" : undefined} className={classNames(styles.row, near && styles.near, opensGroup && styles.opens)}>
      <p className={opensGroup ? styles.by : "vh"}>
        <b><bdi>{author}</bdi></b>
        {note ? <span> Note, only your team sees this</span> : null}
        {entry.mentions?.some((one) => one.staffId === viewerId) ? <span className={styles.named}> Names you</span> : null}
        {entry.auto ? <span> {autoWords[entry.auto]}</span> : null} <When start={at} show="time" className={styles.time} />
      </p>
      {entry.withdrawnAt === null ? (
        <div className={classNames(styles.bubble, near && styles.own, note && styles.note, entry.text === "" && styles.filesOnly)}>
          {note ? <Lock aria-hidden="true" size={16} className={styles.lock} /> : null}
          <EntryText text={entry.text} marks={entry.mentions?.map((one) => `@${one.name}`)} />
          <Attachments files={entry.attachments} />
        </div>
      ) : (
        <p className={styles.withdrawn}>Message withdrawn</p>
      )}
      {uses && uses.length > 0 && !near && entry.withdrawnAt === null ? (
        <details className={styles.uses}>
          <summary aria-label={`Make something of it: ${entry.text.slice(0, 40)}`}>Make something of it</summary>
          <ul role="list">{uses.map((use) => <li key={use.path}><Link href={`${use.path}?from=${entry.id}`}>{use.label}</Link></li>)}</ul>
        </details>
      ) : null}
      {receipt || onWithdraw ? (
        <div className={styles.under}>
          {receipt ? <p className={styles.receipt}>{receipt.words} <When start={receipt.at} show="time" /></p> : null}
          {onWithdraw ? (
            <Button type="button" variant="quiet" className={styles.underButton} onClick={() => onWithdraw(entry.id)}>
              Withdraw<span className="vh"> message: {entry.text.slice(0, 40)}</span>
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
});

/** A line that says what happened. */
export const EventRow = memo(function EventRow({ entry }: { entry: Entry }) {
  return (
    <li tabIndex={-1} data-row={entry.id} data-seq={entry.seq} data-item="" className={classNames(styles.row, styles.event)}>
      <p>
        <span>{entry.text}</span> <When start={new Date(entry.at).toISOString()} show="time" className={styles.time} />
      </p>
    </li>
  );
});
