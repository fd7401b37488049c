import { z } from "zod";
import { ulid } from "../../inbox/procedures/ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { deskViews } from "../desk.ts";
import { deskFilter } from "../desk-filter.ts";
import { filterChoices } from "../filter-choices.ts";
import { removeFilter, renameFilter, savedFilters, saveFilter } from "../saved-filters.ts";

const own = staffProcedure.meta({ permission: "core.basic" });
const name = z.string().max(200);
const done = { ok: true as const };

/** The staff member's own filters with how many conversations each finds, up to 100. */
export const filterList = own.query(({ ctx }) => savedFilters(ctx.host, ctx.viewer));

/** What the inbox can be narrowed to. */
export const choices = own.query(({ ctx }) => filterChoices(ctx.host, ctx.viewer));

/** Keeps a filter. `id` is the sender's own ULID: sent twice, kept once. */
export const filterSave = own.input(z.strictObject({ id: ulid, name, view: z.enum(deskViews), filter: deskFilter })).mutation(async ({ ctx, input }) => {
  await saveFilter(ctx.host, ctx.viewer, input);
  return done;
});

/** Gives an own filter another name. */
export const filterName = own.input(z.strictObject({ id: ulid, name })).mutation(async ({ ctx, input }) => {
  await renameFilter(ctx.host, ctx.viewer, input.id, input.name);
  return done;
});

/** Deletes an own filter. */
export const filterDelete = own.input(z.strictObject({ id: ulid })).mutation(async ({ ctx, input }) => {
  await removeFilter(ctx.host, ctx.viewer, input.id);
  return done;
});
