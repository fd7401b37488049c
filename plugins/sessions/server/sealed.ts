import type { PluginContext } from "@anteroom/core/server";

/** Where a sealed text lies: its table without the prefix, and its row. */
export type SealedPlace = readonly [table: "check_ins" | "homework" | "log_entries" | "meetings" | "recaps", row: string];

const placeOf = ([table, row]: SealedPlace) => ({ table: `sessions_${table}`, row, column: "body" });

/** Seals what people wrote; it is kept as JSON. */
export const sealBody = (ctx: PluginContext, place: SealedPlace, body: unknown): string => ctx.sealed.seal(placeOf(place), JSON.stringify(body));

/** What was sealed for this place. */
export const openBody = <Body>(ctx: PluginContext, place: SealedPlace, sealed: string): Body => JSON.parse(ctx.sealed.open(placeOf(place), sealed)) as Body;
