import type { DeskLine } from "@anteroom/core/server";
import { EmptyState, LinkButton, Tabs } from "@anteroom/core/ui";
import { Check } from "@anteroom/core/ui/icons.ts";
import { useEffect } from "react";
import { useNavigate } from "../../remix.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { InboxFilter, type Choices } from "./inbox-filter.tsx";
import { narrowQuery, type Narrow } from "./narrow.ts";
import { inboxPath, inboxViews, mostShown, viewIn, writeAfter, type InboxView } from "./inbox-views.ts";
import page from "../staff-page.module.css";
import styles from "./inbox.module.css";
import { useInboxLines, type InboxCounts, type SavedFilterLine } from "./use-inbox-lines.ts";

interface Props {
  view: InboxView;
  narrow: Narrow;
  choices: Choices;
  newFilterId: string;
  problem?: { message: string; text: string };
  drawn: { lines: DeskLine[]; more: boolean; counts: InboxCounts; total: number; saved: SavedFilterLine[] };
  /** The page starts further down: without JavaScript. */
  further: boolean;
  /** The conversation beside the list. */
  openId?: string;
}

/** The list pane: views as tabs, lines, more. */
export function InboxList({ view, narrow, choices, newFilterId, problem, drawn, further, openId }: Props) {
  const { lines, more, counts, saved, total, busy, showMore } = useInboxLines(view, narrow, drawn);
  const last = lines.at(-1);
  const narrowed = Object.keys(narrow.filter).length > 0;
  useNeighbours(lines, view, narrow, openId);
  return (
    <section className={styles.list} aria-label="Conversations" data-region="">
      <div className={styles.listHead}>
        {openId ? <h2 className="vh">Inbox</h2> : <h1 id="h1" tabIndex={-1} className={page.unseen}>Inbox</h1>}
        <Tabs label="Views" tabs={inboxViews.map(({ id, label, counted }) => ({ href: inboxPath(id, undefined, narrow), label, current: id === view, ...(counted ? { count: counts[id], most: mostShown, meaning: counts[id] === 1 ? "conversation" : "conversations" } : {}) }))} />
        {saved.length > 0 ? (
          <div className={styles.saved}>
            <p aria-hidden="true">Saved</p>
            <Tabs label="Saved" tabs={saved.map((one) => savedTab(one, view, narrow))} />
          </div>
        ) : null}
        <InboxFilter view={view} narrow={narrow} choices={choices} saved={saved} newId={newFilterId} problem={problem?.message} typed={problem?.text} />
      </div>
      {lines.length === 0 ? (
        <div className={styles.empty}><EmptyState icon={<Check size={24} />}>{narrowed ? "Nothing here fits the filter." : viewIn(view)?.empty}</EmptyState></div>
      ) : (
        <ul role="list" className={styles.lines}>
          {lines.map((line) => <li key={line.id}><ConversationRow line={line} view={view} narrow={narrow} current={line.id === openId} /></li>)}
        </ul>
      )}
      {more && !further ? <p className={styles.shown} role="status">{lines.length.toLocaleString("en-US")} shown of {totalWords(Math.max(total, lines.length))}</p> : null}
      {more && last ? (
        <p className={styles.more}>
          <LinkButton
            href={`/staff/inbox/${view}${narrowQuery(narrow, { after: writeAfter(last) })}`}
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

// Counting stops there, see core's desk.
const mostTotalled = 5_000;
const totalWords = (total: number): string => (total >= mostTotalled ? `more than ${mostTotalled.toLocaleString("en-US")}` : total.toLocaleString("en-US"));

/** A saved filter as a tab: current when the page shows just that. */
function savedTab({ name, view, filter, count }: SavedFilterLine, shownView: InboxView, shown: Narrow) {
  const href = inboxPath(view, undefined, { filter, sort: "waiting" });
  return { href, label: name, current: href === inboxPath(shownView, undefined, { ...shown, sort: "waiting" }), count, most: mostShown, meaning: count === 1 ? "conversation" : "conversations" };
}

/** Alt+J and Alt+K go to the next and the one before, also from inside the composer. */
function useNeighbours(lines: readonly DeskLine[], view: InboxView, narrow: Narrow, openId: string | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (event.code !== "KeyJ" && event.code !== "KeyK")) return;
      const at = lines.findIndex((line) => line.id === openId);
      const next = lines[event.code === "KeyJ" ? at + 1 : at - 1];
      if (!next) return;
      event.preventDefault();
      navigate(inboxPath(view, next.id, narrow));
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [lines, view, narrow, openId, navigate]);
}
