import type { Appointment } from "../rows/appointments.ts";
import type { Cell } from "../rows/cells.ts";

const cellMs = 5 * 60_000;

/** Every five minutes that a span touches. */
function steps(from: number, to: number): number[] {
  const first = Math.floor(from / cellMs);
  return Array.from({ length: Math.max(0, Math.ceil(to / cellMs) - first) }, (_, index) => first + index);
}

type Claimed = Pick<Appointment, "id" | "practiceId" | "staffId" | "secondStaffId" | "roomId" | "startsAt" | "endsAt" | "busyFrom" | "busyTo">;

const cellsFor = ({ id: appointmentId, practiceId }: Claimed, kind: Cell["kind"], subjectId: string, from: number, to: number): Cell[] => steps(from, to).map((cell) => ({ practiceId, kind, subjectId, cell, appointmentId }));

/** What an appointment takes of its professionals and room, buffers included; always in the same order, so that two at one moment cannot wait for each other. */
export const cellsOfPlace = (one: Claimed): Cell[] => [
  ...[one.staffId, ...(one.secondStaffId === null ? [] : [one.secondStaffId])].sort().flatMap((staffId) => cellsFor(one, "s", staffId, one.busyFrom, one.busyTo)),
  ...(one.roomId === null ? [] : cellsFor(one, "r", one.roomId, one.busyFrom, one.busyTo)),
];

/** What it takes of a client: the session alone, since buffers are the practice's. */
export const cellsOfClient = (one: Claimed, clientId: string): Cell[] => cellsFor(one, "c", clientId, one.startsAt, one.endsAt);

/** The seats of a group, each a cell of its own; they begin at its start so that they are forgotten with its time. */
export const cellsOfSeats = ({ id: appointmentId, practiceId, startsAt }: Pick<Claimed, "id" | "practiceId" | "startsAt">, { id: subjectId, seats }: { id: string; seats: number }): Cell[] =>
  Array.from({ length: seats }, (_, seat) => ({ practiceId, kind: "g", subjectId, cell: Math.floor(startsAt / cellMs) + seat, appointmentId }));
