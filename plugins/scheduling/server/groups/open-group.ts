import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { claimAppointment } from "../claims/claim-appointment.ts";
import type { WantedPlace } from "../claims/claim-appointment.ts";
import { groups } from "../rows/groups.ts";
import type { Group } from "../rows/groups.ts";

/** A group and the room that it takes. */
export interface Together {
  group: Group;
  roomId: string | null;
}

export interface GroupTerms {
  eachPays: boolean;
  namesShown: boolean;
}

/** Takes professionals and room for a group that nobody has joined yet. @throws TakenError */
export async function openGroup(ctx: PluginContext, tx: Tx, wanted: Omit<WantedPlace, "id">, seats: number, { eachPays, namesShown }: GroupTerms): Promise<Together> {
  const group: Group = { id: newId(), practiceId: ctx.practiceId, seats, eachPays: Number(eachPays), namesShown: Number(namesShown), version: 1, createdAt: ctx.now() };
  const { roomId } = await claimAppointment(ctx, tx, { ...wanted, id: group.id }, []);
  await ctx.model(groups).create(group, { transaction: tx.sequelize });
  return { group, roomId };
}
