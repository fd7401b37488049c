import type { ConversationLine } from "@anteroom/core/server";
import { EmptyState, LinkButton, Tabs } from "@anteroom/core/ui";
import { Check } from "@anteroom/core/ui/icons.ts";
import { useEffect } from "react";
import { useNavigate } from "../../remix.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { inboxViews, viewIn, writeBefore, type InboxView } from "./inbox-views.ts";
import page from "../staff-page.module.css";
import styles from "./inbox.module.css";
import { useInboxLines } from "./use-inbox-lines.ts";

interface Props {
  view: InboxView;
  drawn: { lines: ConversationLine[]; more: boolean };
  /** The conversation beside the list. */
  openId?: string;
}

/** The list pane: views as tabs, lines, more. */
export function InboxList({ view, drawn, openId }: Props) {
  const { lines, more, busy, showMore } = useInboxLines(view, drawn);
  const last = lines.at(-1);
  useNeighbours(lines, view, openId);
  return (
    <section className={styles.list} aria-label="Conversations" data-region="">
      <div className={styles.listHead}>
        {openId ? <h2 className="vh">Inbox</h2> : <h1 id="h1" tabIndex={-1} className={page.unseen}>Inbox</h1>}
        <Tabs label="Views" tabs={inboxViews.map(({ id, label }) => ({ href: `/staff/inbox/${id}`, label, current: id === view }))} />
      </div>
      {lines.length === 0 ? (
        <div className={styles.empty}><EmptyState icon={<Check size={24} />}>{viewIn(view)?.empty}</EmptyState></div>
      ) : (
        <ul role="list" className={styles.lines}>
          {lines.map((line) => <li key={line.id}><ConversationRow line={line} view={view} current={line.id === openId} /></li>)}
        </ul>
      )}
      {more && last ? (
        <p className={styles.more}>
          <LinkButton
            href={`/staff/inbox/${view}?before=${writeBefore(view, last)}`}
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
function useNeighbours(lines: readonly ConversationLine[], view: InboxView, openId: string | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (event.code !== "KeyJ" && event.code !== "KeyK")) return;
      const at = lines.findIndex((line) => line.id === openId);
      const next = lines[event.code === "KeyJ" ? at + 1 : at - 1];
      if (!next) return;
      event.preventDefault();
      navigate(`/staff/inbox/${view}/${next.id}`);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [lines, view, openId, navigate]);
}
