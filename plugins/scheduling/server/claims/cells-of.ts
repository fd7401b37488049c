import type { Appointment } from "../rows/appointments.ts";
import type { Cell } from "../rows/cells.ts";

const cellMs = 5 * 60_000;

/** Every five minutes that a span touches. */
function steps(from: number, to: number): number[] {
  const first = Math.floor(from / cellMs);
  return Array.from({ length: Math.max(0, Math.ceil(to / cellMs) - first) }, (_, index) => first + index);
}

type Claimed = Pick<Appointment, "id" | "practiceId" | "staffId" | "roomId" | "startsAt" | "endsAt" | "busyFrom" | "busyTo">;

const cellsFor = ({ id: appointmentId, practiceId }: Claimed, kind: Cell["kind"], subjectId: string, from: number, to: number): Cell[] => steps(from, to).map((cell) => ({ practiceId, kind, subjectId, cell, appointmentId }));

/** What an appointment takes of its professional and room, buffers included; always in the same order, so that two at one moment cannot wait for each other. */
export const cellsOfPlace = (one: Claimed): Cell[] => [
  ...cellsFor(one, "s", one.staffId, one.busyFrom, one.busyTo),
  ...(one.roomId === null ? [] : cellsFor(one, "r", one.roomId, one.busyFrom, one.busyTo)),
];

/** What it takes of a client: the session alone, since buffers are the practice's. */
export const cellsOfClient = (one: Claimed, clientId: string): Cell[] => cellsFor(one, "c", clientId, one.startsAt, one.endsAt);
