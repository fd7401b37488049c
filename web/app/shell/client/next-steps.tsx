import { Link } from "@anteroom/core/ui/link.tsx";
import type { ShelfItem } from "@anteroom/core/server";
import { NextMoment, NextUpLine } from "./next-up-line.tsx";
import { useRef } from "react";
import type { ReactNode } from "react";
import { shelfHref, toDoPath, usePortalShell } from "./portal-shell.ts";
import type { PortalShell } from "./portal-shell.ts";
import styles from "./next-steps.module.css";

const shownItems = 3;
const mostBeside = 8;

/** What needs the viewer, each leading to its card. */
export function NeedsYouList({ shelf, homeConversationId, onFollow }: { shelf: readonly ShelfItem[]; homeConversationId: string; onFollow?: () => void }) {
  if (shelf.length === 0) return <p className={styles.none}>Nothing needs you right now.</p>;
  return (
    <ol role="list" className={styles.list}>
      {shelf.map((item) => (
        <li key={`${item.pluginId} ${item.entryId ?? item.href} ${item.title}`}>
          <Link href={shelfHref(item, homeConversationId)} onClick={onFollow}>
            <span className={styles.title}>{item.title}</span>
            {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** The shelf above the conversation on small screens: one line that opens. */
export function Shelf({ shelf, homeConversationId, children }: { shelf: readonly ShelfItem[]; homeConversationId: string; children?: ReactNode }) {
  const next = shellNext(usePortalShell());
  const details = useRef<HTMLDetailsElement>(null);
  const shell = usePortalShell();
  const close = (): void => {
    if (details.current) details.current.open = false;
  };
  return (
    <details ref={details} className={styles.shelf} data-region="">
      <summary>{shelfWords(shelf.length)}{next ? <> · Next: <NextMoment next={next} /></> : null}</summary>
      <div className={styles.shelfInside}>
        {next ? <NextUpLine next={next} /> : null}
        <NeedsYouList shelf={shelf.slice(0, shownItems)} homeConversationId={homeConversationId} onFollow={close} />
        {shelf.length > shownItems ? <p><Link href={toDoPath(shell)} className={styles.all}>See all {shelf.length}</Link></p> : null}
        {children}
      </div>
    </details>
  );
}

/** The same beside the conversation on wide screens, with what is left of the profile. */
export function NextSteps({ shell, shelf, children }: { shell: PortalShell; shelf: readonly ShelfItem[]; children?: ReactNode }) {
  return (
    <aside aria-labelledby="next-steps" className={styles.aside} data-region="">
      <h2 id="next-steps">Next steps</h2>
      {shell.home.nextUp ? <NextUpLine next={shell.home.nextUp} heading /> : null}
      <h3>Needs you{shelf.length > 0 ? ` (${shelf.length})` : ""}</h3>
      <NeedsYouList shelf={shelf.slice(0, mostBeside)} homeConversationId={shell.home.conversationId} />
      {shelf.length > mostBeside ? <p><Link href={toDoPath(shell)} className={styles.all}>See all {shelf.length}</Link></p> : null}
      {shell.profile ? (
        <section className={styles.profile}>
          <h3 id="profile-heading">Profile Completion</h3>
          <p className={styles.percent}>{shell.profile.percent}% complete</p>
          <progress aria-labelledby="profile-heading" value={shell.profile.percent} max={100} />
          <p><Link href="/profile">{shell.profile.nextLabel ? `Next: ${shell.profile.nextLabel}` : "See what is left"}</Link></p>
        </section>
      ) : null}
      {children}
    </aside>
  );
}

const shellNext = (shell: PortalShell | null) => shell?.home.nextUp ?? null;

const shelfWords = (count: number): string => (count === 0 ? "Nothing needs you right now" : count === 1 ? "1 thing needs you" : `${count} things need you`);
