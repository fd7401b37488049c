import { z } from "zod";
import { AppError, idInput, invalid } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { optionalId, placeInput } from "../acts/appointment-input.ts";
import { zoneOfPlace } from "../acts/zone-of-place.ts";
import { findService, professionalsFor, professionalsOf } from "../find-service.ts";
import { partsOfDay, waits } from "../rows/waits.ts";
import type { Wait } from "../rows/waits.ts";

/** What somebody who waits asks for. */
export const wishInput = {
  key: idInput(),
  serviceId: idInput("Choose what it is for."),
  staffId: optionalId("Choose a professional."),
  ...placeInput,
  days: z.array(z.coerce.number().int().min(0).max(6)).min(1, "Choose one day or more."),
  parts: z.array(z.enum(partsOfDay)).min(1, "Choose one time of day or more."),
  noticeHours: z.coerce.number({ error: "Choose how long before." }).int().min(1, "Choose how long before.").max(168, "Choose a week or less."),
  moves: z.boolean().default(true),
};

export type Wish = z.infer<z.ZodObject<typeof wishInput>>;

const most = 5;

/** Puts somebody on the waitlist, once for the key. @throws AppError `INVALID_INPUT` by field, `CONFLICT` for too many */
export async function addWait(ctx: PluginContext, tx: Tx, { key, days, parts, moves, ...asked }: Wish, of: Pick<Wait, "clientId" | "portalUserId" | "bySide" | "byId" | "priority">): Promise<void> {
  const { practiceId } = ctx;
  const waiting = await ctx.model(waits).count({ where: { practiceId, clientId: of.clientId, state: ["waiting", "offered"] }, transaction: tx.sequelize });
  if (waiting >= most) throw new AppError("CONFLICT", "Five are the most. Take one back first.");
  await ctx.model(waits).create(
    { id: key, practiceId, ...of, ...asked, days: [...new Set(days)].sort().join(""), parts: partsOfDay.filter((part) => parts.includes(part)).join(","), moves: moves ? 1 : 0, state: "waiting", version: 1, createdAt: ctx.now() },
    { transaction: tx.sequelize },
  );
  await ctx.audit("waits", { subject: key, clientId: of.clientId }, tx);
}

/** Checks that what is asked for can be offered at all: staff may choose any professional of the service, clients those whom they may book. @throws AppError */
export async function checkWish(ctx: PluginContext, { serviceId, staffId, place, locationId }: Wish, clientId: string, byStaff: boolean): Promise<void> {
  const service = await findService(ctx, serviceId);
  const all = byStaff ? await professionalsOf(ctx, service) : await professionalsFor(ctx, service, clientId);
  const professional = staffId === null ? all[0] : all.find(({ id }) => id === staffId);
  if (!professional) throw invalid({ with: staffId === null ? "Nobody offers this at the moment." : "This professional does not offer it. Choose another, or anyone." });
  await zoneOfPlace(ctx, service, place, locationId, professional).catch(() => {
    throw invalid({ place: "This does not take place there. Choose another place." });
  });
}
