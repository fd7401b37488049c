import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { packetRows } from "./packet-rows.ts";
import type { PacketRow, PacketStep } from "./packet-rows.ts";

/** A packet of the practice. @throws AppError `NOT_FOUND` */
export async function findPacket(ctx: PluginContext, id: string, tx?: Tx): Promise<PacketRow> {
  const row = await ctx.model(packetRows).findOne({ where: { id, practiceId: ctx.practiceId }, ...(tx ? { transaction: tx.sequelize } : {}) });
  if (!row) throw notFound("this packet");
  const packet = row.get() as PacketRow;
  return { ...packet, rev: Number(packet.rev) };
}

export const stepsIn = (packet: Pick<PacketRow, "steps">): PacketStep[] => JSON.parse(packet.steps) as PacketStep[];

/** Years below which somebody counts as a minor for the choice of a packet. */
const adultFrom = 18;

/** The packet that a client of this age is offered first; null when the practice has set none. Somebody without a date of birth counts as an adult. */
export async function defaultPacketFor(ctx: PluginContext, birthDate: string | null): Promise<PacketRow | null> {
  const { timeZone } = await ctx.people.practice();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(ctx.now());
  const grownUp = birthDate === null || `${Number(birthDate.slice(0, 4)) + adultFrom}${birthDate.slice(4)}` <= today;
  const row = await ctx.model(packetRows).findOne({ where: { practiceId: ctx.practiceId, defaultFor: grownUp ? "adult" : "minor", retiredAt: null } });
  return (row?.get() as PacketRow | undefined) ?? null;
}
