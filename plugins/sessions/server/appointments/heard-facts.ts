import { z } from "zod";
import { places } from "../tables/sessions.ts";
import type { SessionState } from "../tables/sessions.ts";

/** What this plugin reads of an appointment, in events and in answers of scheduling alike. */
export const heardFacts = z.object({
  appointmentId: z.string(),
  /** What it takes place together with; appointments of one group share a meeting. */
  groupId: z.string().nullable().default(null),
  clientIds: z.array(z.string()),
  staffId: z.string(),
  serviceName: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  zone: z.string(),
  place: z.object({ kind: z.enum(places) }),
  status: z.string(),
});

export type HeardFacts = z.input<typeof heardFacts>;

const states: Readonly<Record<string, SessionState>> = {
  booked: "booked", confirmed: "confirmed", completed: "completed", "no-show": "no-show",
  cancelled: "cancelled", "late-cancelled": "late-cancelled", "practice-cancelled": "practice-cancelled", rescheduled: "moved",
};

/** What a status means here; null for what is no session (a request, a held time, one that was declined). */
export const stateOf = (status: string): SessionState | null => states[status] ?? null;
