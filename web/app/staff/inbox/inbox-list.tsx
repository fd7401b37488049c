import type { DeskLine } from "@anteroom/core/server";
import { EmptyState, LinkButton, Link, Tabs, Tag } from "@anteroom/core/ui";
import { Check } from "@anteroom/core/ui/icons.ts";
import { useEffect } from "react";
import { useNavigate } from "../../remix.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { inboxPath, inboxViews, mostShown, viewIn, writeAfter, type InboxView } from "./inbox-views.ts";
import page from "../staff-page.module.css";
import styles from "./inbox.module.css";
import { useInboxLines, type InboxCounts } from "./use-inbox-lines.ts";

interface Props {
  view: InboxView;
  /** Only conversations with this tag. */
  tag?: string;
  drawn: { lines: DeskLine[]; more: boolean; counts: InboxCounts };
  /** The conversation beside the list. */
  openId?: string;
}

/** The list pane: views as tabs, lines, more. */
export function InboxList({ view, tag, drawn, openId }: Props) {
  const { lines, more, counts, busy, showMore } = useInboxLines(view, tag, drawn);
  const last = lines.at(-1);
  useNeighbours(lines, view, tag, openId);
  return (
    <section className={styles.list} aria-label="Conversations" data-region="">
      <div className={styles.listHead}>
        {openId ? <h2 className="vh">Inbox</h2> : <h1 id="h1" tabIndex={-1} className={page.unseen}>Inbox</h1>}
        <Tabs label="Views" tabs={inboxViews.map(({ id, label, counted }) => ({ href: inboxPath(id, undefined, tag), label, current: id === view, ...(counted ? { count: counts[id], most: mostShown, meaning: counts[id] === 1 ? "conversation" : "conversations" } : {}) }))} />
        {tag ? <p className={styles.narrowed}>Only with <Tag>{tag}</Tag> <Link href={inboxPath(view)}>Show every tag</Link></p> : null}
      </div>
      {lines.length === 0 ? (
        <div className={styles.empty}><EmptyState icon={<Check size={24} />}>{tag ? "Nothing here has this tag." : viewIn(view)?.empty}</EmptyState></div>
      ) : (
        <ul role="list" className={styles.lines}>
          {lines.map((line) => <li key={line.id}><ConversationRow line={line} view={view} tag={tag} current={line.id === openId} /></li>)}
        </ul>
      )}
      {more && last ? (
        <p className={styles.more}>
          <LinkButton
            href={`${inboxPath(view)}?after=${writeAfter(last)}${tag ? `&tag=${encodeURIComponent(tag)}` : ""}`}
            aria-disabled={busy || undefined}
            onClick={(event) => {
              event.preventDefault();
              void showMore();
            }}
          >
            {busy ? "Loading…" : "Show more"}
          </LinkButton>
        </p>
      ) : null}
    </section>
  );
}

/** Alt+J and Alt+K go to the next and the one before, also from inside the composer. */
function useNeighbours(lines: readonly DeskLine[], view: InboxView, tag: string | undefined, openId: string | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (event.code !== "KeyJ" && event.code !== "KeyK")) return;
      const at = lines.findIndex((line) => line.id === openId);
      const next = lines[event.code === "KeyJ" ? at + 1 : at - 1];
      if (!next) return;
      event.preventDefault();
      navigate(inboxPath(view, next.id, tag));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [lines, view, tag, openId, navigate]);
}
