import type { PluginContext, Tx } from "@anteroom/core/server";
import { seatsOfPayer } from "./seats-of-payer.ts";

/** Whether a person still sees what this payer owes. Nothing is charged to somebody who does not: they would neither be told before nor be able to stop it. */
export const hasAccess = async (ctx: PluginContext, { payerId, portalUserId }: { payerId: string; portalUserId: string | null }, tx?: Tx): Promise<boolean> => (await seatsOfPayer(ctx, payerId, tx)).some((seat) => seat.id === portalUserId);
