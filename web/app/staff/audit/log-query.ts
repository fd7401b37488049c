import { readLocal } from "@anteroom/core/time/wall-time.ts";
import { textOf } from "../form-answer.ts";

/** What the form of the audit page asks for, as it was typed. */
export interface LogFilter {
  person: string;
  client: string;
  verb: string;
  /** Days in the viewer's zone, such as `2026-11-24`. */
  from: string;
  until: string;
}

export const noFilter: LogFilter = { person: "", client: "", verb: "", from: "", until: "" };

export const filterOf = (form: FormData): LogFilter => ({
  person: textOf(form, "person").slice(0, 100),
  client: textOf(form, "client").slice(0, 100),
  verb: textOf(form, "verb").slice(0, 110),
  from: textOf(form, "from").slice(0, 10),
  until: textOf(form, "until").slice(0, 10),
});

const dayMs = 86_400_000;

/** The same as the procedures take it; the last day counts in full. */
export function queryOf({ person, client, verb, from, until }: LogFilter, zone: string, clientId?: string) {
  const start = readLocal(`${from}T00:00`, zone);
  const last = readLocal(`${until}T00:00`, zone);
  return {
    ...(person ? { person } : {}),
    ...(clientId ? { clientId } : client ? { client } : {}),
    ...(verb ? { verb } : {}),
    ...(start === null ? {} : { from: start }),
    ...(last === null ? {} : { until: readLocal(`${nextDay(until)}T00:00`, zone) ?? last + dayMs }),
  };
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + dayMs).toISOString().slice(0, 10);
