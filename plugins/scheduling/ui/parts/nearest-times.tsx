import { Button, Notice } from "@anteroom/core/ui";
import { useEffect, useRef } from "react";
import { slotValue } from "./chosen-slot.ts";
import type { Nearest } from "./nearest-in.ts";
import { SlotWords } from "./slot-words.tsx";
import styles from "./scheduling.module.css";

/** Inside the form: the time is gone, and a button for each of the nearest. Takes the focus. */
export function NearestTimes({ nearest, names }: { nearest: Nearest; names: ReadonlyMap<string, string> }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [nearest]);
  return (
    <Notice ref={box} focusable tone="warning" title={nearest.said}>
      <p>{nearest.slots.length > 0 ? "Nothing was booked, and what you typed is kept." : "Nothing was booked. Choose another time below."}</p>
      {nearest.slots.length > 0 ? (
        <div className={styles.nearest}>
          {nearest.slots.map((slot) => <Button key={slotValue(slot)} name="nearest" value={slotValue(slot)}><SlotWords slot={slot} names={names} withDay /></Button>)}
        </div>
      ) : null}
    </Notice>
  );
}
