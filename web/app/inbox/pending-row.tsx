import { Button } from "@anteroom/core/ui/button.tsx";
import { classNames } from "@anteroom/core/ui/class-names.ts";
import { CircleAlert, Clock } from "@anteroom/core/ui/icons.ts";
import { memo, useEffect, useState } from "react";
import { EntryText } from "./entry-text.tsx";
import styles from "./entries.module.css";

/** A message of one's own that the server does not have yet. */
export interface PendingMessage {
  /** The ULID under which it will be stored. */
  key: string;
  text: string;
  files: readonly string[];
  note?: boolean;
  state: "sending" | "waiting" | "failed";
  /** Why it was not sent, when the server said so. */
  why?: string;
  /** A colleague has answered since this was begun. */
  answered?: boolean;
}

const quietMs = 400;

function useLate(active: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return setLate(false);
    const timer = setTimeout(() => setLate(true), quietMs);
    return () => clearTimeout(timer);
  }, [active]);
  return late;
}

/** Goes to the newest row above: the colleague's answer. */
function readFirst(button: HTMLElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const own = button.closest<HTMLElement>("[data-row]");
  const before = rows.slice(0, own ? rows.indexOf(own) : rows.length).filter((row) => row.dataset["unsent"] === undefined);
  before.at(-1)?.focus();
}

/** One's own message on its way: silent at first, then Sending, Waiting to send, or Not sent with what to do. */
export const PendingRow = memo(function PendingRow({ message, onRetry, onSendAnyway, onDelete }: { message: PendingMessage; onRetry: (key: string) => void; onSendAnyway?: (key: string) => void; onDelete: (key: string) => void }) {
  const late = useLate(message.state === "sending");
  const context = <span className="vh"> message: {message.text.slice(0, 40)}</span>;
  return (
    <li tabIndex={-1} data-unsent="" data-row={message.key} data-item="" data-stop="" className={classNames(styles.row, styles.near, styles.opens)}>
      <p className={styles.by}><b>You</b></p>
      <div className={classNames(styles.bubble, styles.own, message.note && styles.note, message.state !== "sending" && styles.unsent)}>
        <EntryText text={message.text} />
        {message.files.map((name) => <p key={name} className={styles.time}><bdi>{name}</bdi></p>)}
      </div>
      <div className={styles.under}>
        {message.state === "sending" && late ? <p className={styles.receipt}><Clock aria-hidden="true" size={16} /> Sending</p> : null}
        {message.state === "waiting" ? <p className={styles.receipt}><Clock aria-hidden="true" size={16} /> Waiting to send. You are offline.</p> : null}
        {message.state === "failed" ? <p className={styles.failed}><CircleAlert aria-hidden="true" size={16} /> Not sent. {message.why}</p> : null}
        {message.state === "failed" && message.answered && onSendAnyway ? (
          <>
            <Button type="button" className={styles.underButton} variant="quiet" onClick={() => onSendAnyway(message.key)}>Send anyway{context}</Button>
            <Button type="button" className={styles.underButton} variant="quiet" onClick={(event) => readFirst(event.currentTarget)}>Read first</Button>
          </>
        ) : null}
        {message.state === "failed" && !message.answered ? <Button type="button" className={styles.underButton} variant="quiet" onClick={() => onRetry(message.key)}>Try again{context}</Button> : null}
        {message.state !== "sending" ? <Button type="button" className={styles.underButton} variant="quiet" onClick={() => onDelete(message.key)}>Delete{context}</Button> : null}
      </div>
    </li>
  );
});
