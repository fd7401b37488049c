import { Link, classNames } from "@anteroom/core/ui";
import { Lock } from "@anteroom/core/ui/icons.ts";
import { useState, type MouseEvent, type ReactNode } from "react";
import styles from "./write-tabs.module.css";

type Tab = "reply" | "note";

/** Reply and note side by side but never mixed: each keeps what was typed in it. */
export function WriteTabs({ start, here, noteHere, reply, note }: { start: Tab; here: string; noteHere: string; reply: ReactNode; note: ReactNode }) {
  const [tab, setTab] = useState<Tab>(start);
  const choose = (event: MouseEvent, to: Tab) => {
    event.preventDefault();
    setTab(to);
    requestAnimationFrame(() => document.getElementById(to === "note" ? "note-text" : "composer-text")?.focus());
  };
  return (
    <div className={classNames(styles.write, tab === "note" && styles.noting)}>
      <nav aria-label="What to write" className={styles.tabs}>
        <Link href={here} aria-current={tab === "reply" ? "true" : undefined} onClick={(event) => choose(event, "reply")}>Reply to client</Link>
        <Link href={noteHere} aria-current={tab === "note" ? "true" : undefined} onClick={(event) => choose(event, "note")}>
          <Lock aria-hidden="true" size={16} />
          Note
        </Link>
      </nav>
      <div hidden={tab !== "reply"}>{reply}</div>
      <div hidden={tab !== "note"}>{note}</div>
    </div>
  );
}
