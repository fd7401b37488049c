import { Button, When } from "@anteroom/core/ui";
import { Form } from "@remix-run/react";
import { noonOf } from "./noon-of.ts";
import styles from "./scheduling.module.css";
import { writeMinutes } from "./wall-minutes.ts";

interface Line {
  kind: string;
  day: string | null;
  fromMinutes: number;
  toMinutes: number;
  version: number;
}

/** Days that differ from the usual week, each with a way back to it. */
export function DayLines({ days, zone, formKey }: { days: readonly Line[]; zone: string; formKey: string }) {
  const byDay = new Map<string, Line[]>();
  for (const line of days) if (line.day) byDay.set(line.day, [...(byDay.get(line.day) ?? []), line]);
  if (byDay.size === 0) return null;
  return (
    <ul role="list" className={styles.rows} aria-label="Days that differ">
      {[...byDay].map(([day, lines], index) => (
        <li key={day}>
          <span><strong><When start={noonOf(day, zone)} zone={zone} show="day" /></strong>: {lines.map((line) => `${line.kind === "open" ? "open" : "closed"} ${writeMinutes(line.fromMinutes)} to ${writeMinutes(line.toMinutes)}`).join(", ")}</span>
          <Form method="post">
            <input type="hidden" name="key" value={`${formKey.slice(0, 23)}${String(index).padStart(3, "0")}`} />
            <input type="hidden" name="day" value={day} />
            <input type="hidden" name="version" value={lines[0]?.version ?? 0} />
            <Button variant="quiet" name="intent" value="usual"><span>Make it a usual day<span className="vh"> {day}</span></span></Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
