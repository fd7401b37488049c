import { Button, Notice, When } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import type { ChosenSlot } from "./chosen-slot.ts";
import { slotValue } from "./chosen-slot.ts";
import { ConflictTag, isRefused } from "./conflict-tag.tsx";
import type { TimeConflict } from "./conflict-tag.tsx";
import styles from "./scheduling.module.css";
import type { Scope } from "./series-scope.ts";

export interface Moving {
  times: { id: string; was: string; startsAt: string; conflict: TimeConflict | null }[];
  scope: Scope;
  slot: ChosenSlot;
  place: string;
  key: string;
  version: number | null;
}

/** Names a move, so that what is saved is what was looked at. */
export const movedKey = (slot: ChosenSlot, scope: Scope): string => `${slotValue(slot)} ${scope}`;

/** Where the appointments of a series would go, each with what stands in its way, and the button that moves them all. */
export function MovedTimes({ moving: { times, scope, slot, place, key, version }, zone }: { moving: Moving; zone: string }) {
  const stuck = times.filter(({ conflict }) => isRefused(conflict)).length;
  return (
    <section aria-labelledby="moving" className={styles.section}>
      <h2 id="moving">{times.length === 1 ? "1 appointment moves" : `${times.length} appointments move`}</h2>
      {stuck > 0 ? <Notice tone="warning">{stuck === 1 ? "One of these times is" : `${stuck} of these times are`} not free, so none was moved. Choose another time, or move the appointments one by one.</Notice> : null}
      <ul role="list" className={styles.rows} aria-label="New times">
        {times.map((time) => (
          <li key={time.id}>
            <span><When start={time.was} zone={zone} /> to <strong><When start={time.startsAt} zone={zone} /></strong></span>
            <ConflictTag conflict={time.conflict} />
          </li>
        ))}
      </ul>
      {stuck === 0 ? (
        <Form method="post">
          <input type="hidden" name="key" value={key} />
          {version === null ? null : <input type="hidden" name="version" value={version} />}
          <input type="hidden" name="scope" value={scope} />
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="seen" value={movedKey(slot, scope)} />
          <Button variant="primary" name="nearest" value={slotValue(slot)}>{times.length === 1 ? "Move it" : `Move all ${times.length}`}</Button>
        </Form>
      ) : null}
    </section>
  );
}
