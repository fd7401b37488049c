import type { PluginContext } from "@anteroom/core/server";

type Place = [table: string, row: string, column: string];

const placeOf = ([table, row, column]: Place) => ({ table: `payments_${table}`, row, column });

/** Seals text for one column of one row of this plugin's tables. */
export const sealText = (ctx: PluginContext, place: Place, text: string): string => ctx.sealed.seal(placeOf(place), text);

/** @throws when the text was changed, or sealed for another place. */
export const openText = (ctx: PluginContext, place: Place, sealed: string): string => ctx.sealed.open(placeOf(place), sealed);

export const sealJson = (ctx: PluginContext, place: Place, value: unknown): string => sealText(ctx, place, JSON.stringify(value));

export const openJson = <Value>(ctx: PluginContext, place: Place, sealed: string): Value => JSON.parse(openText(ctx, place, sealed)) as Value;
