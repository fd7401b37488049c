import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import type { Cell } from "../rows/cells.ts";
import { rooms } from "../rows/locations.ts";
import { cellsOfClient, cellsOfPlace } from "./cells-of.ts";
import { cellsBeside, claimCells } from "./claim-time.ts";
import { TakenError } from "./taken-error.ts";

/** When and where somebody or something is wanted. */
export type WantedPlace = Pick<Appointment, "id" | "practiceId" | "staffId" | "startsAt" | "endsAt" | "busyFrom" | "busyTo" | "place" | "locationId" | "roomId" | "secondStaffId">;

/**
 * Takes professionals, room and clients for an appointment, in the caller's transaction, and answers the room: the one asked for, else the
 * first of the location that is free. What `besideId` holds already is left with it, until `claimRest`. @throws TakenError
 */
export async function claimAppointment(ctx: PluginContext, tx: Tx, wanted: WantedPlace, clientIds: readonly string[], besideId: string | null = null): Promise<{ roomId: string | null }> {
  const claim = async (all: Cell[]): Promise<void> => claimCells(ctx, tx, besideId === null ? all : await cellsBeside(ctx, tx, all, besideId));
  await claim(cellsOfPlace({ ...wanted, roomId: null }));
  const roomId = await claimRoom(ctx, tx, wanted, claim);
  for (const clientId of [...clientIds].sort()) await claim(cellsOfClient(wanted, clientId));
  return { roomId };
}

/** Takes what another appointment held until now of the time of this one. @throws TakenError */
export async function claimRest(ctx: PluginContext, tx: Tx, row: Appointment, clientIds: readonly string[]): Promise<void> {
  await claimCells(ctx, tx, await cellsBeside(ctx, tx, [...cellsOfPlace(row), ...[...clientIds].sort().flatMap((clientId) => cellsOfClient(row, clientId))], row.id));
}

async function claimRoom(ctx: PluginContext, tx: Tx, wanted: WantedPlace, claim: (cells: Cell[]) => Promise<void>): Promise<string | null> {
  if (wanted.place !== "in-person" || wanted.locationId === null) return null;
  const all = await ctx.model(rooms).findAll({ where: { practiceId: ctx.practiceId, locationId: wanted.locationId, archivedAt: null }, order: [["id", "ASC"]], transaction: tx.sequelize });
  const ids = all.map((room) => room.get().id).filter((id) => wanted.roomId === null || id === wanted.roomId);
  if (all.length === 0) return null;
  for (const roomId of ids) {
    try {
      await claim(cellsOfPlace({ ...wanted, roomId }).filter((cell) => cell.kind === "r"));
      return roomId;
    } catch (error) {
      if (!(error instanceof TakenError)) throw error;
    }
  }
  throw new TakenError("r");
}
