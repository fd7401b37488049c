import { writeLocal } from "@anteroom/core/time/wall-time.ts";
import { Button, Field, Link, Menu, Tag, formatDay, formatTime, useViewerTime } from "@anteroom/core/ui";
import { Check, ChevronDown } from "@anteroom/core/ui/icons.ts";
import type { FormEvent, ReactNode } from "react";
import { Form } from "../../remix.ts";
import styles from "./desk-tools.module.css";
import { DueTag } from "./due-tag.tsx";
import { inboxPath } from "./inbox-views.ts";
import type { OpenConversation } from "./open-conversation.ts";

const presetLabels = { later: "Later today", tomorrow: "Tomorrow", monday: "Monday" } as const;

/** A menu is a disclosure: once its form is on the way it closes. */
const shut = (event: FormEvent<HTMLFormElement>): void => void event.currentTarget.closest("details")?.removeAttribute("open");

/** Who has the conversation, when it comes back, whether it is settled: each a plain form. */
export function DeskTools({ open }: { open: OpenConversation }) {
  const { desk, staffId } = open;
  const seq = open.loaded.page.conversation.lastSeq;
  return (
    <div className={styles.tools} role="group" aria-label="Conversation tools">
      <div data-tool="assign">
        <Menu align="start" label="Assign to" items={[]} summary={<><span className={styles.long}>Assigned: </span><span className={styles.name}>{desk.assignee?.name ?? "Nobody"}</span><ChevronDown aria-hidden="true" size={20} /></>}>
          <Form method="post" className={styles.choices} onSubmit={shut}>
            <input type="hidden" name="intent" value="assign" />
            {desk.colleagues.map((one) => <Choice key={one.id} name="staffId" value={one.id} current={one.id === desk.assignee?.id}>{one.id === staffId ? `${one.name} (you)` : one.name}</Choice>)}
            <Choice name="staffId" value="" current={desk.assignee === null}>Nobody</Choice>
          </Form>
        </Menu>
      </div>
      {desk.state === "closed" ? null : <SnoozeMenu open={open} />}
      <Form method="post" data-tool="close">
        <input type="hidden" name="seq" value={seq} />
        {desk.state === "open" ? null : <Button name="intent" value="reopen" variant="secondary">{desk.state === "snoozed" ? "End snooze" : "Reopen"}</Button>}
        {desk.state === "closed" ? null : <Button name="intent" value="close" variant="secondary">Close</Button>}
      </Form>
    </div>
  );
}

function Choice({ name, value, current, children }: { name: string; value: string; current?: boolean; children: ReactNode }) {
  return (
    <button type="submit" name={name} value={value} aria-pressed={current}>
      {current ? <Check aria-hidden="true" size={16} /> : null}
      {children}
    </button>
  );
}

function SnoozeMenu({ open: { desk } }: { open: OpenConversation }) {
  const format = useViewerTime();
  const when = (at: number): string => `${formatDay(new Date(at), format)}, ${formatTime(new Date(at), format)}`;
  return (
    <div data-tool="snooze">
      <Menu align="start" label="Snooze until" items={[]} summary={<>Snooze<ChevronDown aria-hidden="true" size={20} /></>}>
        <Form method="post" className={styles.choices} onSubmit={shut}>
          <input type="hidden" name="intent" value="snooze" />
          {desk.snoozes.map(({ preset, at }) => (
            <Choice key={preset} name="preset" value={preset}>{presetLabels[preset]} <span className={styles.small} suppressHydrationWarning>{when(at)}</span></Choice>
          ))}
        </Form>
        <Form method="post" className={styles.choose} onSubmit={shut}>
          <input type="hidden" name="intent" value="snooze" />
          <Field label="Choose a time" name="at" id="snooze-at" type="datetime-local" required defaultValue={writeLocal(desk.snoozes[1]?.at ?? 0, format.zone)} />
          <Button variant="secondary">Snooze until then</Button>
        </Form>
      </Menu>
    </div>
  );
}

/** How the conversation stands, under its name: due, snoozed, covered, tags. */
export function DeskFactsLine({ open }: { open: OpenConversation }) {
  const { desk } = open;
  const format = useViewerTime();
  const until = desk.snoozedUntil;
  const words = [
    desk.state === "closed" ? "Closed" : null,
    until === null ? null : `Snoozed until ${formatDay(new Date(until), format)}, ${formatTime(new Date(until), format)}`,
    desk.coveredBy ? `${desk.assignee?.name ?? "A colleague"} is away, ${desk.coveredBy} answers` : null,
  ].filter(Boolean).join(" · ");
  if (!words && !desk.due && desk.tags.length === 0) return null;
  return (
    <p className={styles.facts}>
      {desk.due ? <DueTag due={desk.due} /> : null}
      {words ? <span suppressHydrationWarning>{words}</span> : null}
      {desk.tags.map((tag) => <Link key={tag} href={inboxPath("all", undefined, { filter: { tag }, sort: "waiting" })} className={styles.tag}><span className="vh">Everything tagged </span><Tag>{tag}</Tag></Link>)}
    </p>
  );
}

/** Tags are changed in the menu "More". */
export function TagForms({ open: { desk } }: { open: OpenConversation }) {
  return (
    <div className={styles.tagging}>
      <Form method="post" key={desk.tags.join()}>
        <input type="hidden" name="intent" value="tag" />
        <Field label="Add a tag" hint="Only staff see tags." name="tag" id="new-tag" list="known-tags" maxLength={40} required autoComplete="off" />
        <datalist id="known-tags">{desk.knownTags.map((tag) => <option key={tag} value={tag} />)}</datalist>
        <Button variant="secondary">Add</Button>
      </Form>
      {desk.tags.length > 0 ? (
        <ul role="list" aria-label="Tags">
          {desk.tags.map((tag) => (
            <li key={tag}>
              <Form method="post">
                <input type="hidden" name="intent" value="untag" />
                <Button name="tag" value={tag} variant="quiet">Remove tag <bdi>{tag}</bdi></Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
