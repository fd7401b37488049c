import { When, dayKey, formatDayTime, formatTime, useViewerTime } from "@anteroom/core/ui";
import type { FormEvent } from "react";
import { slotValue } from "./chosen-slot.ts";
import type { ChosenSlot } from "./chosen-slot.ts";
import { noonOf } from "./noon-of.ts";
import { SlotWords } from "./slot-words.tsx";
import styles from "./scheduling.module.css";

export interface SlotDay {
  /** `2026-11-26`, in the reader's zone. */
  day: string;
  slots: readonly ChosenSlot[];
}

// A group for each day, so that Tab goes from day to day and arrows from time to time; groups know nothing of each other.
function keepOne(event: FormEvent<HTMLElement>): void {
  for (const radio of event.currentTarget.querySelectorAll<HTMLInputElement>("input[type=radio]")) if (radio !== event.target) radio.checked = false;
}

interface SlotDaysProps {
  days: readonly SlotDay[];
  /** Where it takes place: its clock is told too where it differs from the reader's. */
  zone: string;
  names: ReadonlyMap<string, string>;
  error?: string | undefined;
  /** `slotValue` of what was chosen before. */
  chosen?: readonly string[];
  /** Any number of them, as boxes to tick. */
  many?: boolean;
}

/** Times to choose from, a group for each day. */
export function SlotDays({ days, zone, names, error, chosen = [], many }: SlotDaysProps) {
  const viewer = useViewerTime();
  const differs = (start: string): boolean => formatDayTime(start, viewer) !== formatDayTime(start, { ...viewer, zone });
  const there = (start: string): string => (dayKey(start, viewer.zone) === dayKey(start, zone) ? formatTime(start, { ...viewer, zone }) : formatDayTime(start, { ...viewer, zone }));
  return (
    <div className={styles.days} {...(many ? {} : { onChange: keepOne })}>
      {error ? <p id="slot-error" className={styles.error}><span className="vh">Error: </span>{error}</p> : null}
      {days.map(({ day, slots }, dayIndex) => (
        <fieldset key={day} className={styles.day} aria-describedby={error ? "slot-error" : undefined}>
          <legend><When start={noonOf(day, viewer.zone)} show="day" /></legend>
          <div className={styles.chips}>
            {slots.map((slot, index) => {
              const id = dayIndex === 0 && index === 0 ? "slot" : `slot-${day}-${index}`;
              return (
                <label key={slotValue(slot)} htmlFor={id} className={styles.chip}>
                  <input type={many ? "checkbox" : "radio"} id={id} name={`slot-${day}`} value={slotValue(slot)} defaultChecked={chosen.includes(slotValue(slot))} />
                  <span>
                    <SlotWords slot={slot} names={names} />
                    {differs(slot.startsAt) ? <span className={styles.there}>{there(slot.startsAt)} there</span> : null}
                  </span>
                </label>
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
