import { Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { weekOrder, weekdays } from "./hours-in.ts";
import type { WeeklyLine } from "./hours-in.ts";
import styles from "./hours.module.css";
import { writeMinutes } from "./wall-minutes.ts";

type Stored = Omit<WeeklyLine, "locationId" | "weekday"> & { weekday: number | null; locationId: string | null };

/** A week of hours: for each day its stretches and one empty line more. */
export function HoursFields({ form, weekly, locations }: { form: DrawnForm; weekly: readonly Stored[]; locations: readonly { id: string; name: string }[] }) {
  return (
    <div className={styles.week}>
      {weekOrder.map((weekday) => {
        const lines: (Stored | null)[] = [...weekly.filter((one) => one.weekday === weekday), null];
        return (
          <fieldset key={weekday} className={styles.day}>
            <legend>{weekdays[weekday]}</legend>
            {lines.map((line, index) => {
              const at = `${weekday}-${index}`;
              const word = lines.length > 1 && line === null ? "And from" : "From";
              return (
                <div key={at} className={styles.line}>
                  <Field type="time" step={300} label={word} id={`from-${at}`} {...form.field(`from-${at}`, line ? writeMinutes(line.fromMinutes) : "")} />
                  <Field type="time" step={300} label="To" id={`to-${at}`} {...form.field(`to-${at}`, line ? writeMinutes(line.toMinutes) : "")} />
                  {locations.length > 0 ? (
                    <Field as="select" label="Where" {...form.field(`at-${at}`, line?.locationId ?? "")}>
                      <option value="">Anywhere</option>
                      {locations.map(({ id, name }) => <option key={id} value={id}>Only {name}</option>)}
                    </Field>
                  ) : null}
                  {line?.firstDay ? <input type="hidden" name={`first-${at}`} value={line.firstDay} /> : null}
                  {line?.lastDay ? <input type="hidden" name={`last-${at}`} value={line.lastDay} /> : null}
                </div>
              );
            })}
          </fieldset>
        );
      })}
    </div>
  );
}
