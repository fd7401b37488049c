/** From an instant to before another, epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** Open hours of a weekday on the wall of the professional's zone. */
export interface OpenHours {
  /** 0 is Sunday. */
  weekday: number;
  /** Minutes since midnight; `to` is at most 1440. */
  from: number;
  to: number;
  /** First and last day that it holds for, `2026-11-26`; none means always. */
  firstDay?: string | null;
  lastDay?: string | null;
}

/** One day that differs: open besides the usual hours, or closed within them. */
export interface DayException {
  day: string;
  from: number;
  to: number;
  open: boolean;
}

export interface Availability {
  /** IANA zone in which the hours are meant. */
  zone: string;
  hours: readonly OpenHours[];
  exceptions: readonly DayException[];
}

/** What may be booked; all lengths are minutes, in steps of five. */
export interface SlotRules {
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  /** From one start to the next, counted from the start of the open hours. */
  interval: number;
  /** A start lies at least so far ahead. */
  notice: number;
  /** A start lies at most so far ahead. */
  horizon: number;
  /** No free time shorter than this is left between two appointments; 0 for no such rule. */
  shortestGap: number;
  /** Appointments on a day or in a week (from Monday) of the professional's zone; null for any number. */
  mostADay: number | null;
  mostAWeek: number | null;
}

/** What the professional is taken for, buffers included. */
export interface TakenSpan extends Span {
  startsAt: number;
}

export interface SlotQuestion {
  availability: Availability;
  rules: SlotRules;
  /** Time off, and what calendars outside say. */
  busy: readonly Span[];
  appointments: readonly TakenSpan[];
  /** What the client has already; only the session itself must not meet it, since buffers are not the client's. */
  clientBusy?: readonly Span[];
  now: number;
  /** Starts from `from` to before `to`. */
  within: Span;
}
